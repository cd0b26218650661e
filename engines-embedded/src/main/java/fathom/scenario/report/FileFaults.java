package fathom.scenario.report;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why a file could not be used, in a few words: the system's own message is only the file's name as often as not. */
final class FileFaults {
    private FileFaults() {}

    static String sentence(IOException e) {
        if (e instanceof AccessDeniedException) return "it may not be written by this user";
        if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) return "there is a file where a folder is needed";
        if (e instanceof NoSuchFileException) return "there is no such folder, and it cannot be made";
        String reason = e instanceof FileSystemException f && f.getReason() != null ? f.getReason() : e.getMessage() == null ? e.toString() : e.getMessage();
        if (reason.contains("No space left") || reason.contains("Disk quota")) return "the disk is full";
        if (reason.contains("Read-only file system")) return "it is read-only";
        if (reason.contains("File name too long")) return "its name is too long";
        if (reason.contains("Not a directory")) return "there is a file where a folder is needed";
        return reason;
    }
}

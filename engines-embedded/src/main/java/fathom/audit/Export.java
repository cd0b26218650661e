package fathom.audit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file as it is handed over: beside it the receipt, and a verifier that needs nothing but Java. */
public final class Export {
    private Export() {}

    /** @return the anchor on the receipt; @throws IllegalArgumentException in a sentence, when the file is not whole; @throws IOException also when the folder has one of the files already */
    public static Anchor write(Path file, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path copy = Files.copy(file, folder.resolve(file.getFileName()));
        Verification verified = AuditReader.verify(copy, null);
        if (verified.firstFault() != null) {
            Files.delete(copy);
            throw new IllegalArgumentException("record " + verified.firstFault().record() + " is at fault: " + verified.firstFault().why());
        }
        var anchor = new Anchor(verified.records(), verified.head());
        Files.writeString(folder.resolve(file.getFileName() + ".receipt.txt"), "file    " + file.getFileName() + "\nanchor  " + anchor + "\nroot    " + verified.root()
                + "\nsealed  " + (verified.sealed() ? "yes" : "no") + "\nverify  java Verify.java " + file.getFileName() + " --anchor " + anchor + "\n");
        try (InputStream verifier = Export.class.getResourceAsStream("Verify.java")) {
            if (verifier == null) throw new IOException("the verifier is missing in this program");
            Files.copy(verifier, folder.resolve("Verify.java"));
        }
        return anchor;
    }
}

package fathom.scenario.report;

/** A report that cannot be written or read; the message is one sentence that names the file. */
public final class ReportException extends RuntimeException {
    public ReportException(String message, Throwable cause) {
        super(message, cause);
    }
}

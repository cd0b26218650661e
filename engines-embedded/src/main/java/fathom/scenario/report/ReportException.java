package fathom.scenario.report;

/** A report that cannot be written or read; the message is one sentence that names the file. */
public final class ReportException extends IllegalStateException {
    public ReportException(String message, Throwable cause) {
        super(message, cause);
    }
}

package fathom.app.command;

import fathom.app.Exit;
import fathom.app.Json;
import fathom.app.UsageException;
import fathom.audit.Anchor;
import fathom.audit.AuditReader;
import fathom.audit.Export;
import fathom.audit.Proof;
import fathom.audit.Verification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "audit", description = {"What an audit file is worth: audit verify FILE tells the first record at fault, audit prove FILE RECORD proves that one record is in it,",
        "audit export FILE DIR writes it with a receipt and Verify.java, which needs nothing but Java."})
public final class AuditCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "verify|prove|export")
    private String action;

    @Parameters(index = "1", paramLabel = "FILE", description = "An audit file.")
    private Path file;

    @Parameters(index = "2", arity = "0..1", paramLabel = "RECORD|DIR", description = "The number of the record to prove, or the folder to export to.")
    private String third;

    @Option(names = "--anchor", paramLabel = "COUNT:HEAD", description = "With verify: how far the file had come, as it was noted outside it.")
    private String anchor;

    @Option(names = "--json", description = "Print one JSON document on standard output and nothing else.")
    private boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "This.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (anchor != null && !action.equals("verify")) throw new UsageException("--anchor goes with 'audit verify'");
        try {
            return switch (action) {
                case "verify" -> verify();
                case "prove" -> prove();
                case "export" -> export();
                default -> throw new UsageException("audit does verify, prove or export, not '" + action + "'");
            };
        } catch (IOException e) {
            return failed(Exit.COULD_NOT_RUN, "cannot open: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            return failed(Exit.THRESHOLD_FAILED, e.getMessage());
        }
    }

    private int verify() throws IOException {
        if (third != null) throw new UsageException("'" + third + "' is one word too many for 'audit verify'");
        Verification v = AuditReader.verify(file, anchor());
        Verification.Fault fault = v.firstFault();
        if (json) {
            print(Json.object("records", v.records(), "head", v.head(), "root", v.root(), "sealed", v.sealed(), "ok", v.ok(),
                    "firstFault", fault == null ? null : Json.object("record", fault.record(), "why", fault.why())));
        } else {
            print(fault == null ? v.records() + " records, " + (v.sealed() ? "sealed" : "not sealed") + ", as they were written; anchor " + v.records() + ":" + v.head()
                    : "record " + fault.record() + " is at fault: " + fault.why());
        }
        return v.ok() ? Exit.PASSED : Exit.THRESHOLD_FAILED;
    }

    private Anchor anchor() {
        try {
            return anchor == null ? null : Anchor.parse(anchor);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--anchor: " + e.getMessage());
        }
    }

    private int prove() throws IOException {
        if (third == null || !third.matches("[0-9]{1,9}")) throw new UsageException("which record? audit prove FILE RECORD, a number from 0");
        Proof proof = Proof.of(file, Integer.parseInt(third));
        print(Json.object("record", proof.record(), "size", proof.size(), "line", proof.line(), "path", proof.path(), "root", proof.root()));
        return Exit.PASSED;
    }

    private int export() throws IOException {
        if (third == null) throw new UsageException("where to? audit export FILE DIR");
        Anchor written = Export.write(file, Path.of(third));
        print(json ? Json.object("file", Path.of(third, file.getFileName().toString()).toString(), "anchor", written.toString()) : "exported to " + third + "; anchor " + written);
        return Exit.PASSED;
    }

    private int failed(int exit, String why) {
        spec.commandLine().getErr().println("fathom: audit " + action + " " + file + ": " + why);
        if (json) print(Json.object("error", why));
        return exit;
    }

    private void print(Object what) {
        spec.commandLine().getOut().println(what instanceof String s ? s : Json.write(what));
    }
}

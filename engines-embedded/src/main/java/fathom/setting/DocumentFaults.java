package fathom.setting;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** What is wrong with a JSON or YAML file, in our own words: the library's are for programmers. */
final class DocumentFaults {
    private DocumentFaults() {}

    /** With line and column where they are known. */
    static DocumentException of(JacksonException e, boolean yaml) {
        var at = e.getLocation();
        String message = e.getOriginalMessage() == null ? "" : e.getOriginalMessage();
        var fault = new DocumentException(yaml ? yaml(message) : what(e, message), e);
        return at == null || at.getLineNr() < 1 ? fault : fault.at(at.getLineNr(), at.getColumnNr());
    }

    private static String yaml(String message) {
        if (message.contains("'\\t(TAB)'") || message.contains("\\t")) return "this is no YAML: lines are indented with spaces, not with tabs";
        if (message.contains("end of stream") || message.contains("<stream end>")) return "the file is cut off: a bracket, brace or quote that was opened is never closed";
        return "this is no YAML: the indentation, a bracket, a quote or a colon does not fit";
    }

    private static String what(JacksonException e, String message) {
        if (e instanceof UnexpectedEndOfInputException || message.startsWith("Unexpected end-of-input") || message.startsWith("Unexpected end of input")) {
            return "the file is cut off: a bracket, brace or quote that was opened is never closed";
        }
        if (message.startsWith("Duplicate")) return "the field " + quoted(message) + " is there twice";
        if (message.contains("Trailing token")) return "something follows after the end";
        if (message.contains("No content to map")) return "the file is empty";
        for (String fault : List.of("Unexpected character", "Unrecognized token", "Illegal unquoted", "Unexpected close marker")) {
            if (message.startsWith(fault)) return "this is no JSON: " + token(fault, message) + " does not belong here";
        }
        return "this is no JSON";
    }

    /** What stands in quotes, with them. */
    private static String quoted(String message) {
        int from = message.indexOf('\''), from2 = message.indexOf('"');
        char quote = from >= 0 && (from2 < 0 || from < from2) ? '\'' : '"';
        int begin = message.indexOf(quote), end = begin < 0 ? -1 : message.indexOf(quote, begin + 1);
        return end < 0 ? "" : "'" + message.substring(begin + 1, end) + "'";
    }

    private static String token(String fault, String message) {
        if (fault.equals("Illegal unquoted")) return "a line break or control character in a text";
        String token = quoted(message);
        return token.isEmpty() ? "what stands here" : token;
    }
}

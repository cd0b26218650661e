package fathom.engine;

/**
 * @param body  the answer; null when there is an error
 * @param error one sentence; null when there is a body
 */
public record Answer(EngineId engine, Question question, Object body, String error) {
    public boolean isError() {
        return error != null;
    }
}

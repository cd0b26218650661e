package fathom.engine.portfolio;

import java.util.List;

/**
 * The efficient frontier of what one portfolio could hold, long only and fully invested, from the estimates behind its {@link Allocation}.
 *
 * @param at      event time, epoch nanoseconds; @param samples one-second returns
 * @param points  from the least risk to the greatest return; return and volatility per cent a year
 * @param current what is held now, brought to a sum of 1, among them; its weights are empty when nothing is held
 */
public record FrontierReport(String portfolio, long at, int samples, List<String> assets, List<Frontier.Point> points, Frontier.Point current) {}

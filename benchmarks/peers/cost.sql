-- Øre by month without a row per day: what a price costs from its day to the end of that month, less the same
-- from the day on which it ends; and a whole month of every price from an earlier month.
WITH paid AS (
    SELECT municipality, price::BIGINT AS price,
           greatest(least(start, $until), $since)::INTEGER AS first,
           greatest(least("end", $until), $since)::INTEGER AS last
    FROM spells WHERE step > 0 AND start < "end"
), changes AS (
    SELECT municipality, month, sum(price) AS price, sum(price * day) AS moment
    FROM (SELECT municipality, first AS day, price FROM paid WHERE first < last
          UNION ALL
          SELECT municipality, last, -price FROM paid WHERE first < last) AS changed
    JOIN days USING (day)
    GROUP BY ALL
), grid AS (
    SELECT municipality, month, first, after
    FROM (SELECT DISTINCT municipality FROM spells), months
)
SELECT municipality, month,
       (coalesce(sum(price) OVER (PARTITION BY municipality ORDER BY month
                                  ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) * (after - first)
        + coalesce(price, 0) * after - coalesce(moment, 0))::BIGINT AS ore
FROM grid LEFT JOIN changes USING (municipality, month)

-- Adviser-days above the cap. A child counts once with an adviser: a spell adds the days that the child's
-- earlier spells with the same adviser have not reached. Then children by adviser between the days on which
-- the number changes; no row per day. Of several changes on one day only the last lasts any days.
WITH cared AS (
    SELECT municipality, child, adviser, start,
           greatest(least(start, $until), $since)::INTEGER AS first,
           greatest(least("end", $until), $since)::INTEGER AS last
    FROM spells WHERE step > 0 AND start < "end" AND adviser >= 0
), added AS (
    SELECT municipality, adviser, last,
           greatest(first, coalesce(max(last) OVER (PARTITION BY municipality, child, adviser ORDER BY start
               ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), first)) AS first
    FROM cared
), changes AS (
    SELECT municipality, adviser, first AS day, 1 AS n FROM added WHERE first < last
    UNION ALL
    SELECT municipality, adviser, last, -1 FROM added WHERE first < last
), loads AS (
    SELECT municipality, sum(n) OVER same AS children, lead(day) OVER same - day AS days
    FROM changes WINDOW same AS (PARTITION BY adviser ORDER BY day ROWS UNBOUNDED PRECEDING)
)
SELECT municipality, sum(days) FILTER (WHERE children > $cap)::BIGINT AS above
FROM loads GROUP BY municipality

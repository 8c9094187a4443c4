-- Stays away: a turn to step 4 or above from below begins one, and the next turn the other way ends it.
WITH borders AS (
    SELECT step > 3 AS away, day,
           lead(day) OVER (PARTITION BY municipality, child ORDER BY day) AS until
    FROM turns WHERE (step > 3) <> (before > 3)
), stays AS (
    SELECT least(coalesce(until, $followed), $followed) - day AS days, coalesce(until <= $followed, false) AS ended
    FROM borders WHERE away AND day >= $entered AND day < $entered_to
)
SELECT days, count(*) FILTER (WHERE ended) AS ended, count(*) FILTER (WHERE NOT ended) AS watched
FROM stays GROUP BY days

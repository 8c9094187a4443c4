-- Children on each step on the first of each month: who came less who left, added up over the months.
WITH turned AS (
    SELECT municipality, edge, before, step, count(*) AS n
    FROM turns JOIN days ON days.day = greatest(turns.day, $since)
    WHERE turns.day <= $until
    GROUP BY ALL
), changes AS (
    SELECT municipality, edge, step, sum(n) AS n
    FROM (SELECT municipality, edge, step, n FROM turned
          UNION ALL
          SELECT municipality, edge, before, -n FROM turned)
    GROUP BY ALL
), grid AS (
    SELECT municipality, edge, step
    FROM (SELECT DISTINCT municipality FROM spells), (SELECT DISTINCT edge FROM days), range(1, 7) AS steps(step)
)
SELECT municipality, edge, step,
       sum(coalesce(n, 0)) OVER (PARTITION BY municipality, step ORDER BY edge)::BIGINT AS count
FROM grid LEFT JOIN changes USING (municipality, edge, step)

SELECT municipality, month, before, step, count(*) AS count
FROM turns JOIN days USING (day)
WHERE day >= $since AND day < $until
GROUP BY ALL

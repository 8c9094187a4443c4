"""Three promises that the database itself keeps: one adviser every day, a trace nobody rewrites, and what
was decided is superseded and never changed."""

from django.db import migrations

ONE_ADVISER_EVERY_DAY = """
-- A trap: without a fixed search path a session's temporary tables would stand in for the real ones.
CREATE FUNCTION records_check_one_adviser(the_case uuid) RETURNS void LANGUAGE plpgsql
    SET search_path = public, pg_temp AS $$
DECLARE
    promised datemultirange;
    held datemultirange;
BEGIN
    -- Changing the row, not only locking it, makes a stale snapshot fail in every isolation level.
    UPDATE records_case SET guard = guard + 1 WHERE id = the_case;
    SELECT coalesce(range_agg(daterange(valid_from, valid_to, '[)')), '{}') INTO promised
        FROM records_caseperiod WHERE case_id = the_case AND superseded_at IS NULL;
    SELECT coalesce(range_agg(daterange(valid_from, valid_to, '[)')), '{}') INTO held
        FROM records_assignment WHERE case_id = the_case AND superseded_at IS NULL;
    IF promised <> held THEN
        RAISE EXCEPTION 'case %: responsible adviser on % but open on %', the_case, held, promised
            USING ERRCODE = 'check_violation', CONSTRAINT = 'case_has_one_adviser_every_day';
    END IF;
END $$;

CREATE FUNCTION records_check_period_stays(the_case uuid) RETURNS void LANGUAGE plpgsql
    SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM records_caseperiod WHERE case_id = the_case) AND NOT EXISTS (
        SELECT FROM records_caseperiod WHERE case_id = the_case AND superseded_at IS NULL
    ) THEN
        RAISE EXCEPTION 'case %: its periods are all superseded; close it instead', the_case
            USING ERRCODE = 'check_violation', CONSTRAINT = 'case_keeps_a_period';
    END IF;
END $$;

CREATE FUNCTION records_one_adviser() RETURNS trigger LANGUAGE plpgsql
    SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM records_check_one_adviser(OLD.case_id);
        PERFORM records_check_period_stays(OLD.case_id);
    END IF;
    IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND NEW.case_id <> OLD.case_id) THEN
        PERFORM records_check_one_adviser(NEW.case_id);
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER one_adviser_assignment AFTER INSERT OR UPDATE OR DELETE ON records_assignment
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION records_one_adviser();
CREATE CONSTRAINT TRIGGER one_adviser_period AFTER INSERT OR UPDATE OR DELETE ON records_caseperiod
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION records_one_adviser();

CREATE FUNCTION records_no_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'advisers and periods of cases are never emptied' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER one_adviser_stays BEFORE TRUNCATE ON records_assignment
    FOR EACH STATEMENT EXECUTE FUNCTION records_no_truncate();
CREATE TRIGGER one_adviser_stays BEFORE TRUNCATE ON records_caseperiod
    FOR EACH STATEMENT EXECUTE FUNCTION records_no_truncate();
"""

NO_ADVISER_CHECK = """
DROP TRIGGER one_adviser_assignment ON records_assignment;
DROP TRIGGER one_adviser_period ON records_caseperiod;
DROP TRIGGER one_adviser_stays ON records_assignment;
DROP TRIGGER one_adviser_stays ON records_caseperiod;
DROP FUNCTION records_no_truncate();
DROP FUNCTION records_one_adviser();
DROP FUNCTION records_check_period_stays(uuid);
DROP FUNCTION records_check_one_adviser(uuid);
"""

APPEND_ONLY_TRACE = """
CREATE FUNCTION records_trace_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the trace is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER trace_stays BEFORE UPDATE OR DELETE ON records_trace
    FOR EACH ROW EXECUTE FUNCTION records_trace_stays();
CREATE TRIGGER trace_stays_whole BEFORE TRUNCATE ON records_trace
    FOR EACH STATEMENT EXECUTE FUNCTION records_trace_stays();
"""

LOOSE_TRACE = """
DROP TRIGGER trace_stays ON records_trace;
DROP TRIGGER trace_stays_whole ON records_trace;
DROP FUNCTION records_trace_stays();
"""

STAYING = (
    "absence",
    "address",
    "assignment",
    "caseperiod",
    "cover",
    "measureperiod",
    "networkmember",
    "number",
    "post",
    "price",
    "relation",
    "route",
    "sharing",
)

ONLY_SUPERSEDED = """
CREATE FUNCTION records_only_superseded() RETURNS trigger LANGUAGE plpgsql
    SET search_path = public, pg_temp AS $$
BEGIN
    IF to_jsonb(NEW) - 'superseded_at' IS DISTINCT FROM to_jsonb(OLD) - 'superseded_at'
        OR (OLD.superseded_at IS NOT NULL AND NEW.superseded_at IS DISTINCT FROM OLD.superseded_at) THEN
        RAISE EXCEPTION '%: a row is superseded once and never changed', TG_TABLE_NAME
            USING ERRCODE = 'check_violation', CONSTRAINT = 'only_superseded';
    END IF;
    RETURN NEW;
END $$;
""" + "".join(
    f"CREATE TRIGGER only_superseded BEFORE UPDATE ON records_{name}"
    " FOR EACH ROW EXECUTE FUNCTION records_only_superseded();\n"
    for name in STAYING
)

CHANGEABLE = (
    "".join(f"DROP TRIGGER only_superseded ON records_{name};\n" for name in STAYING)
    + "DROP FUNCTION records_only_superseded();"
)


class Migration(migrations.Migration):
    dependencies = [("records", "0001_start")]

    operations = [
        migrations.RunSQL(ONE_ADVISER_EVERY_DAY, NO_ADVISER_CHECK),
        migrations.RunSQL(APPEND_ONLY_TRACE, LOOSE_TRACE),
        migrations.RunSQL(ONLY_SUPERSEDED, CHANGEABLE),
    ]

-- Results of jobs, under the event that says the job is done, which has their digest. The oldest make room.

CREATE TABLE job_result (
    sequence BIGINT PRIMARY KEY REFERENCES event (sequence),
    bytes    BYTEA NOT NULL
);

CREATE TRIGGER job_result_kept BEFORE UPDATE OR TRUNCATE ON job_result
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

//! The suite: each function runs on both databases.

mod accounts;
mod append;
mod backup;
mod ledger;
mod migrations;
mod projections;
mod restricted;
mod results;
mod screening;
mod tamper;

/// Makes of each function two tests, one for each database.
macro_rules! on_both {
    ($module:ident: $($test:ident),+ $(,)?) => {
        mod $module {
            $(
                mod $test {
                    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                    async fn sqlite() {
                        super::super::super::$module::$test($crate::bed::Bed::sqlite()).await;
                    }
                    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                    async fn postgres() {
                        super::super::super::$module::$test($crate::bed::Bed::postgres()).await;
                    }
                }
            )+
        }
    };
}

mod run {
    on_both!(accounts: several_streams_at_once, records_beside_events, sessions, refusals_are_bounded);
    on_both!(append: places, conflicts, all_or_nothing, repeated_keys, documents, concurrent_appends, limits, what_stays, two_nodes, a_lock_that_is_held, abandoned_appends);
    on_both!(backup: there_and_back, a_backup_that_was_changed, while_others_write);
    on_both!(ledger: proofs, checkpoints, files, export_is_whole, export_shows_tampering);
    on_both!(migrations: from_every_earlier_version, altered, newer_database, newer_projection);
    on_both!(projections: jobs, states_of_jobs, rebuilt_equals_live, a_tampered_table_is_mended, a_new_projection_is_filled);
    on_both!(restricted: every_read_leaves_a_trace, deleted, kept_nowhere_in_the_open, keys);
    on_both!(results: outlive_the_store, make_room, changed_behind_the_store, only_of_running_jobs);
    on_both!(screening: stand_as_their_events_say);
    on_both!(tamper: every_table_is_declared, one_row_of_each, the_log_itself, unanchored_rows);
}

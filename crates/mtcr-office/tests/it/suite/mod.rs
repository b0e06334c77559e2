//! The suite: each function runs on both databases.

mod factors;
mod hands;
mod kept;
mod outside;
mod sign_in;
mod tokens;

/// Makes of each function two tests, one for each database.
macro_rules! on_both {
    ($module:ident: $($test:ident),+ $(,)?) => {
        mod $module {
            $(
                mod $test {
                    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                    async fn sqlite() {
                        super::super::super::$module::$test($crate::bed::Bed::sqlite().await).await;
                    }
                    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                    async fn postgres() {
                        super::super::super::$module::$test($crate::bed::Bed::postgres().await).await;
                    }
                }
            )+
        }
    };
}

mod run {
    on_both!(factors: a_second_factor, codes_to_recover_with, another_password);
    on_both!(outside: by_a_provider, an_exporter);
    on_both!(kept: tables_are_the_state, nothing_of_people_in_the_open, nothing_of_parties_in_the_open, only_what_is_owed);
    on_both!(hands: grants, expired_roles, removed, resets, at_the_same_time, refusals_are_bounded);
    on_both!(tokens: of_people, of_programs);
    on_both!(sign_in: the_first_administrator, by_name_and_password, sessions_end, ended_by_others, actions_are_known);
}

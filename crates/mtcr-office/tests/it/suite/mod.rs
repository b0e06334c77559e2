//! The suite: each function runs on both databases.

mod hands;
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
    on_both!(hands: grants, expired_roles, removed, resets, at_the_same_time, refusals_are_bounded);
    on_both!(tokens: of_people, of_programs);
    on_both!(sign_in: the_first_administrator, by_name_and_password, sessions_end);
}

//! The suite: each function runs on both databases.

mod append;

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
    on_both!(append: places, conflicts, all_or_nothing, repeated_keys, documents, concurrent_appends, limits, what_stays);
}

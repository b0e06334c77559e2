//! Numbers that only grow, and that nobody vouches for: when a session was last heard of, which step of a second factor
//! was used last. They change too often to be events.

use crate::fault::Fault;
use crate::store::Store;

impl Store {
    /// Raises a number; false where it was as great already, in which case it stays. Of two who raise it to the same at
    /// once, one is told true.
    ///
    /// # Errors
    /// The database cannot write.
    pub async fn raise(&self, id: &str, value: i64) -> Result<bool, Fault> {
        let mut tx = self.database.write().await?;
        let sql = "INSERT INTO latest (id, value) VALUES ($1, $2) \
                   ON CONFLICT (id) DO UPDATE SET value = $2 WHERE latest.value < $2";
        let raised = tx.execute(sql, &[id.into(), value.into()]).await? > 0;
        tx.commit().await?;
        Ok(raised)
    }

    /// A number; none where it was never raised.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn latest(&self, id: &str) -> Result<Option<i64>, Fault> {
        let rows = self.database.rows("SELECT value FROM latest WHERE id = $1", &[id.into()]).await?;
        Ok(rows.first().and_then(|row| row.int(0)))
    }

    /// Forgets numbers below a value whose id begins in a way; how many.
    ///
    /// # Errors
    /// The database cannot write.
    pub async fn forget_latest(&self, beginning: &str, below: i64) -> Result<u64, Fault> {
        let mut tx = self.database.write().await?;
        let sql = "DELETE FROM latest WHERE id LIKE $1 AND value < $2";
        let forgotten = tx.execute(sql, &[format!("{beginning}%").into(), below.into()]).await?;
        tx.commit().await?;
        Ok(forgotten)
    }
}

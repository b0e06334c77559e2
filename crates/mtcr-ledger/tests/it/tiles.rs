//! Tiles and their paths, as the specification of tlog-tiles counts them.

use mtcr_ledger::{Part, Tile, bundle_path, export, sealed_path};

#[test]
fn paths_are_those_of_the_specification() {
    let tile = |level, index, width| Tile { level, index, width }.path();
    for (path, right) in [
        (tile(0, 1_234_067, 256), "tile/0/x001/x234/067"),
        (tile(0, 0, 256), "tile/0/000"),
        (tile(2, 999, 1), "tile/2/999.p/1"),
        (tile(1, 1000, 255), "tile/1/x001/000.p/255"),
        (bundle_path(273, 112), "tile/entries/273.p/112"),
        (bundle_path(0, 256), "tile/entries/000"),
        (sealed_path(1_234_067), "sealed/x001/x234/067"),
    ] {
        assert_eq!(path, right);
    }
}

#[test]
fn a_log_of_70_000_entries_has_the_tiles_of_the_specification() {
    let tiles: Vec<Tile> = Tile::all(70_000).collect();
    let full = |level| tiles.iter().filter(|tile| tile.level == level && tile.width == 256).count();
    let partial: Vec<(u8, u64)> =
        tiles.iter().filter(|tile| tile.width < 256).map(|tile| (tile.level, tile.width)).collect();
    assert_eq!([full(0), full(1), full(2)], [273, 1, 0]);
    assert_eq!(partial, [(0, 112), (1, 17), (2, 1)]);
}

#[test]
fn a_log_of_256_entries_has_a_full_tile_and_one_above() {
    let all: Vec<String> = export(256).map(|part: Part| part.path()).collect();
    assert_eq!(all, ["tile/entries/000", "tile/0/000", "tile/1/000.p/1"]);
    assert_eq!(export(0).count(), 0);
}

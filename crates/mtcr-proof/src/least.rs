//! Leaves out of a product what an answer does not need, so that people see what matters.

use crate::product::Product;
use std::collections::BTreeSet;

/// Something that can be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Piece {
    Class(usize),
    NotClass(usize),
    Complete(usize),
    Fact(usize),
    Yes(usize, usize),
    No(usize, usize),
    Member(usize, usize),
    MemberFact(usize, usize, usize),
    Product(usize, usize),
}

/// The product without all that can go while it stays good.
pub(crate) fn least(product: Product, good: &dyn Fn(&Product) -> bool) -> Product {
    let mut kept = product;
    kept = shrink(&kept, good);
    // What remains inside related products is looked at one product at a time.
    for list in 0..kept.products.len() {
        let count = kept.products.get(list).map_or(0, |(_, products)| products.len());
        for at in 0..count {
            let Some(inner) = kept.products.get(list).and_then(|(_, products)| products.get(at)).cloned()
            else {
                continue;
            };
            let with = |inner: &Product| {
                let mut whole = kept.clone();
                if let Some(slot) =
                    whole.products.get_mut(list).and_then(|(_, products)| products.get_mut(at))
                {
                    slot.clone_from(inner);
                }
                whole
            };
            let smaller = least(inner, &|inner| good(&with(inner)));
            kept = with(&smaller);
        }
    }
    kept
}

/// Leaves pieces out, many at a time where that goes well.
fn shrink(product: &Product, good: &dyn Fn(&Product) -> bool) -> Product {
    let all = pieces(product);
    let mut left_out: BTreeSet<Piece> = BTreeSet::new();
    let mut run = all.len();
    while run > 0 {
        let mut at = 0;
        while at < all.len() {
            let tried: Vec<Piece> =
                all.iter().skip(at).take(run).filter(|piece| !left_out.contains(piece)).copied().collect();
            if !tried.is_empty() {
                let mut more = left_out.clone();
                more.extend(tried);
                if good(&without(product, &more)) {
                    left_out = more;
                }
            }
            at += run;
        }
        run /= 2;
    }
    without(product, &left_out)
}

fn pieces(product: &Product) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = (0..product.not_class.len()).map(Piece::NotClass).collect();
    pieces.extend((0..product.facts.len()).map(Piece::Fact));
    for (at, purpose) in product.purposes.iter().enumerate() {
        pieces.extend((0..purpose.no.len()).map(|no| Piece::No(at, no)));
        pieces.extend((0..purpose.yes.len()).map(|yes| Piece::Yes(at, yes)));
    }
    for (list, (_, products)) in product.products.iter().enumerate() {
        pieces.extend((0..products.len()).map(|at| Piece::Product(list, at)));
    }
    for (list, (_, members)) in product.members.iter().enumerate() {
        for (at, member) in members.iter().enumerate() {
            pieces.push(Piece::Member(list, at));
            pieces.extend((0..member.len()).map(|fact| Piece::MemberFact(list, at, fact)));
        }
    }
    pieces.extend((0..product.class.len()).map(Piece::Class));
    pieces.extend((0..product.complete.len()).map(Piece::Complete));
    pieces
}

fn without(product: &Product, out: &BTreeSet<Piece>) -> Product {
    let kept = |piece: Piece| !out.contains(&piece);
    let mut smaller = product.clone();
    smaller.class = keep(&product.class, &|at| kept(Piece::Class(at)));
    smaller.not_class = keep(&product.not_class, &|at| kept(Piece::NotClass(at)));
    smaller.complete = keep(&product.complete, &|at| kept(Piece::Complete(at)));
    smaller.facts = keep(&product.facts, &|at| kept(Piece::Fact(at)));
    for (place, purpose) in smaller.purposes.iter_mut().enumerate() {
        purpose.yes = keep(&purpose.yes, &|at| kept(Piece::Yes(place, at)));
        purpose.no = keep(&purpose.no, &|at| kept(Piece::No(place, at)));
    }
    smaller.purposes.retain(|purpose| !purpose.yes.is_empty() || !purpose.no.is_empty());
    for (list, (_, products)) in smaller.products.iter_mut().enumerate() {
        *products = keep(products, &|at| kept(Piece::Product(list, at)));
    }
    for (list, (_, members)) in smaller.members.iter_mut().enumerate() {
        for (at, member) in members.iter_mut().enumerate() {
            *member = keep(member, &|fact| kept(Piece::MemberFact(list, at, fact)));
        }
        *members = keep(members, &|at| kept(Piece::Member(list, at)));
    }
    smaller.products.retain(|(_, products)| !products.is_empty());
    smaller.members.retain(|(_, members)| !members.is_empty());
    smaller
}

fn keep<T: Clone>(all: &[T], kept: &dyn Fn(usize) -> bool) -> Vec<T> {
    all.iter().enumerate().filter(|(at, _)| kept(*at)).map(|(_, one)| one.clone()).collect()
}

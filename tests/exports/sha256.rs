//! SHA-256 once more, written after FIPS 180-4 and nothing else, so that the program's hash is not checked by itself.

/// Cube and square roots of primes give the constants: their fractional parts, exactly, by whole-number search.
fn fraction(prime: u64, root: u32) -> u32 {
    // The largest x with x^root not above prime · 2^(32·root) is the root with 32 binary places.
    let power = |x: u128| (1..root).try_fold(x, |product, _| product.checked_mul(x));
    let bound = u128::from(prime) << (32 * root);
    let (mut low, mut high) = (0_u128, 1_u128 << 37);
    while high - low > 1 {
        let middle = u128::midpoint(low, high);
        if power(middle).is_some_and(|power| power <= bound) { low = middle } else { high = middle }
    }
    low as u32
}

fn primes() -> impl Iterator<Item = u64> {
    (2..).filter(|number: &u64| (2..*number).all(|divisor| !number.is_multiple_of(divisor)))
}

/// The hash in small hexadecimal digits.
pub(crate) fn sha256(message: &[u8]) -> String {
    let constants: Vec<u32> = primes().take(64).map(|prime| fraction(prime, 3)).collect();
    let mut state: Vec<u32> = primes().take(8).map(|prime| fraction(prime, 2)).collect();
    let mut padded = message.to_vec();
    padded.push(0x80);
    while padded.len() % 64 != 56 {
        padded.push(0);
    }
    padded.extend((message.len() as u64 * 8).to_be_bytes());
    for block in padded.chunks(64) {
        let mut words: Vec<u32> =
            block.chunks(4).map(|four| four.iter().fold(0, |word, byte| word << 8 | u32::from(*byte))).collect();
        for at in 16..64 {
            let (early, late) = (words[at - 15], words[at - 2]);
            let first = early.rotate_right(7) ^ early.rotate_right(18) ^ (early >> 3);
            let second = late.rotate_right(17) ^ late.rotate_right(19) ^ (late >> 10);
            words.push(words[at - 16].wrapping_add(first).wrapping_add(words[at - 7]).wrapping_add(second));
        }
        let mut now = state.clone();
        for at in 0..64 {
            let (a, e) = (now[0], now[4]);
            let choice = (e & now[5]) ^ (!e & now[6]);
            let majority = (a & now[1]) ^ (a & now[2]) ^ (now[1] & now[2]);
            let spread =
                [e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25), choice, constants[at], words[at]];
            let first = spread.iter().fold(now[7], |sum, one| sum.wrapping_add(*one));
            let second = (a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22)).wrapping_add(majority);
            now.rotate_right(1);
            now[4] = now[4].wrapping_add(first);
            now[0] = first.wrapping_add(second);
        }
        for (word, change) in state.iter_mut().zip(now) {
            *word = word.wrapping_add(change);
        }
    }
    state.iter().map(|word| format!("{word:08x}")).collect::<Vec<_>>().concat()
}

#[test]
fn the_examples_of_the_standard_come_out() {
    assert_eq!(sha256(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

//! Pictures of pages: read from PNG, made smaller and grey, compared. Takes and gives bytes of PNG; opens no browser.

use browser_tests::Outcome;
use std::io::Cursor;

/// How much lighter or darker a place may be than everything around the same place was, of 255.
const LIGHTER: u8 = 32;

/// A grey picture of half the size; a value for each place, row by row, 0 for black.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Picture {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) values: Vec<u8>,
}

impl Picture {
    /// What a browser saved: eight bits a channel, in colour. Each place is the mean of four pixels.
    pub(crate) fn of_screen(png: &[u8]) -> Outcome<Self> {
        let (info, bytes) = decoded(png)?;
        let channels = info.color_type.samples();
        if channels < 3 || info.bit_depth != png::BitDepth::Eight {
            return Err(format!("A picture of {:?} at {:?} is not a screen's.", info.color_type, info.bit_depth).into());
        }
        let (width, height) = (info.width as usize / 2, info.height as usize / 2);
        let light = |x: usize, y: usize| {
            let at = y * info.line_size + x * channels;
            (u32::from(bytes[at]) * 54 + u32::from(bytes[at + 1]) * 183 + u32::from(bytes[at + 2]) * 19) / 256
        };
        let value = |x, y| (light(x, y) + light(x + 1, y) + light(x, y + 1) + light(x + 1, y + 1) + 2) / 4;
        let values = (0..height)
            .flat_map(|y| (0..width).map(move |x| (2 * x, 2 * y)))
            .map(|(x, y)| u8::try_from(value(x, y)).unwrap_or(u8::MAX))
            .collect();
        Ok(Self { width, height, values })
    }

    /// What `to_png` wrote.
    pub(crate) fn of_png(png: &[u8]) -> Outcome<Self> {
        let (info, values) = decoded(png)?;
        if (info.color_type, info.bit_depth) != (png::ColorType::Grayscale, png::BitDepth::Eight) {
            return Err("A kept picture is grey, with eight bits.".into());
        }
        Ok(Self { width: info.width as usize, height: info.height as usize, values })
    }

    /// As a grey PNG.
    pub(crate) fn to_png(&self) -> Outcome<Vec<u8>> {
        encoded(self, png::ColorType::Grayscale, &self.values)
    }

    /// As a PNG that shows in red where it differs.
    pub(crate) fn marked(&self, places: &[usize]) -> Outcome<Vec<u8>> {
        // Pale, so that what is marked stands out.
        let mut colours: Vec<u8> = self.values.iter().flat_map(|value| [160 + value / 3; 3]).collect();
        for place in places {
            colours[3 * place..3 * place + 3].copy_from_slice(&[220, 0, 0]);
        }
        encoded(self, png::ColorType::Rgb, &colours)
    }

    /// The places that are lighter or darker than all around them was in the other, or the other way round. What moved by
    /// a pixel of the screen, or has softer edges, does not differ. All places where the sizes differ.
    pub(crate) fn differs(&self, other: &Self) -> Vec<usize> {
        if (self.width, self.height) != (other.width, other.height) {
            return (0..self.values.len()).collect();
        }
        let strange = |one: &Self, other: &Self, place: usize| {
            let (least, most) = other.around(place);
            one.values[place] > most.saturating_add(LIGHTER) || one.values[place] < least.saturating_sub(LIGHTER)
        };
        (0..self.values.len()).filter(|at| strange(self, other, *at) || strange(other, self, *at)).collect()
    }

    /// The darkest and the lightest of the nine values around a place.
    fn around(&self, place: usize) -> (u8, u8) {
        let (x, y) = (place % self.width, place / self.width);
        let rows = y.saturating_sub(1)..(y + 2).min(self.height);
        let columns = x.saturating_sub(1)..(x + 2).min(self.width);
        rows.flat_map(|row| &self.values[row * self.width..][columns.clone()])
            .fold((u8::MAX, 0), |(least, most), value| (least.min(*value), most.max(*value)))
    }

    /// The same with a part of it elsewhere: so many pixels to the right and down; where it was is what its corner is.
    pub(crate) fn moved(&self, from: (usize, usize), (width, height): (usize, usize), by: (usize, usize)) -> Self {
        let mut moved = self.clone();
        let place = |x: usize, y: usize| y * self.width + x;
        let all = || (0..height).flat_map(|y| (0..width).map(move |x| (from.0 + x, from.1 + y)));
        for (x, y) in all() {
            moved.values[place(x, y)] = self.values[place(from.0, from.1)];
        }
        for (x, y) in all() {
            moved.values[place(x + by.0, y + by.1)] = self.values[place(x, y)];
        }
        moved
    }
}

fn decoded(bytes: &[u8]) -> Outcome<(png::OutputInfo, Vec<u8>)> {
    let mut reader = png::Decoder::new(Cursor::new(bytes)).read_info()?;
    let mut values = vec![0; reader.output_buffer_size().ok_or("The picture is too large.")?];
    let info = reader.next_frame(&mut values)?;
    Ok((info, values))
}

fn encoded(picture: &Picture, colour: png::ColorType, values: &[u8]) -> Outcome<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, u32::try_from(picture.width)?, u32::try_from(picture.height)?);
    encoder.set_color(colour);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::High);
    encoder.write_header()?.write_image_data(values)?;
    Ok(bytes)
}

//! One binary holds every integration test, so that the library is linked once.

mod locales;
mod outbound;
mod sandbox;
mod view;

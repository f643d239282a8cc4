//! One binary holds every integration test, so that the library is linked once.
mod understanding;
mod understanding_laws;

mod contents;
mod given;
mod trees;

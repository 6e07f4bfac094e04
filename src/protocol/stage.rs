//! Where an operation runs. Whatever runs there is handed over behind a pointer, so that each operation is compiled once
//! and not once for each place.

use std::sync::Arc;

use crate::{
    engine::{Engine, World},
    kit::{Context, Ids, Origin, Outside, Settings},
};

/// Where an operation runs.
pub(super) enum Stage<'a> {
    /// In the machine, as a command of its own, and with what lies outside at hand.
    Engine(&'a Arc<Engine>, &'a Outside),
    /// In the world, amid the command or event that has called for it.
    World(&'a mut World, &'a Settings),
}

impl Stage<'_> {
    /// Looks at the world.
    pub(super) fn look(self, origin: &Origin, run: &mut dyn FnMut(&World, &Context<'_>)) {
        match self {
            Self::Engine(engine, _) => engine.look(origin, |world, context| run(world, context)),
            Self::World(world, settings) => {
                let context = Context { origin, now: world.now, settings, pace: world.pace };
                run(world, &context);
            }
        }
    }

    /// Changes the world.
    pub(super) fn change(self, origin: &Origin, run: &mut dyn FnMut(&mut World, Context<'_>, Ids)) {
        match self {
            Self::Engine(engine, _) => change(engine, origin, run),
            Self::World(world, settings) => {
                let ids = world.next_ids(settings.seed);
                let context = Context { origin, now: world.now, settings, pace: world.pace };
                run(world, context, ids);
            }
        }
    }
}

/// Changes the world as a command of its own.
pub(super) fn change(engine: &Engine, origin: &Origin, run: &mut dyn FnMut(&mut World, Context<'_>, Ids)) {
    engine.change(origin, |world, context, ids| run(world, context, ids));
}

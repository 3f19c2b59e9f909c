/* What every view of activities, and that of the catalogue, answers to: the gestures that the window's keys and menus start.
 * Invariant: the window never asks which view it is speaking to.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/record/record.h"

G_BEGIN_DECLS

#define JALONS_TYPE_VIEW (jalons_view_get_type ())
G_DECLARE_INTERFACE (JalonsView, jalons_view, JALONS, VIEW, GtkWidget)

/**
 * JalonsViewInterface:
 * @get_selected: (transfer none) (nullable): the activity that is selected, one of them when there are several; or the
 *   entry of the catalogue
 * @can_add: whether something can be added where the user is
 * @add: adds an activity, or an entry, where the user is
 * @edit: opens what is selected in the editor
 * @rename: lets its title be typed
 * @tick: ticks it as done, or not done
 * @set_state: gives it a state
 * @duplicate: adds the same once more
 * @delete: deletes it
 * @find: lets the user search
 * @step: goes to the next class, or the one before
 * @leave: writes what is being typed, before the window closes or shows something else
 * @undo_typing: undoes some typing; returns whether there was any
 * @show_activity: goes to an activity; returns whether it is there
 * @get_project: (transfer none) (nullable): the id of the project that it shows
 * @paper: the document of print/papers.h that it is on paper; %NULL for the one that is printed most
 *
 * A view implements what it can do: the rest does nothing, has nothing and says no. What is only for activities is never
 * asked of others, see jalons_window_activities_update().
 *
 * A view also has the signal "selected": something else is selected.
 */
struct _JalonsViewInterface
{
  GTypeInterface parent_interface;

  JalonsRecord *(*get_selected) (JalonsView *self);
  gboolean (*can_add) (JalonsView *self);
  void (*add) (JalonsView *self);
  void (*edit) (JalonsView *self);
  void (*rename) (JalonsView *self);
  void (*tick) (JalonsView *self);
  void (*set_state) (JalonsView *self, JalonsState state);
  void (*duplicate) (JalonsView *self);
  void (*delete) (JalonsView *self);
  void (*find) (JalonsView *self);
  void (*step) (JalonsView *self, int by);
  void (*leave) (JalonsView *self);
  gboolean (*undo_typing) (JalonsView *self);
  gboolean (*show_activity) (JalonsView *self, const char *id);
  const char *(*get_project) (JalonsView *self);
  const char *paper;
};

void jalons_view_emit_selected (JalonsView *self);

G_END_DECLS

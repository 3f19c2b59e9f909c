/* A goal, an intention or an activity in words, with what it is tied to and what can be done with it.
 * Invariant: it changes nothing by itself but ties between goals and activities; the forms and the year do the rest.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/project/remarks.h"
#include "ui/project/project-data.h"

G_BEGIN_DECLS

#define JALONS_TYPE_THING_PANEL (jalons_thing_panel_get_type ())
G_DECLARE_FINAL_TYPE (JalonsThingPanel, jalons_thing_panel, JALONS, THING_PANEL, GtkWidget)

GtkWidget *jalons_thing_panel_new  (JalonsProjectData *data);
gboolean   jalons_thing_panel_show (JalonsThingPanel *self, const JalonsAbout *about);

G_END_DECLS

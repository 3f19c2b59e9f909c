/* What a remark is about, as a value that travels with actions, and a button that opens it.
 * Invariant: what comes back from a variant is borrowed from it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/project/gaps.h"
#include "core/project/remarks.h"
#include "ui/project/project-data.h"

G_BEGIN_DECLS

#define JALONS_ABOUT_TYPE     "(issii)"
#define JALONS_ABOUT_GAP_TYPE "(i" JALONS_ABOUT_TYPE ")" /* a JalonsGapKind, and where it is */

GVariant   *jalons_about_to_variant   (const JalonsAbout *about);
JalonsAbout jalons_about_from_variant (GVariant *variant);
JalonsAbout jalons_about_part         (JalonsFieldId field);
JalonsAbout jalons_about_cell         (const char *level, int start);
JalonsAbout jalons_about_record       (const JalonsRecord *record);
JalonsAbout jalons_about_gap          (const JalonsGap *gap);
GVariant   *jalons_about_gap_to_variant (const JalonsGap *gap);
void        jalons_about_open         (GtkWidget *widget, const JalonsAbout *about);

#define JALONS_TYPE_ABOUT_BUTTON (jalons_about_button_get_type ())
G_DECLARE_FINAL_TYPE (JalonsAboutButton, jalons_about_button, JALONS, ABOUT_BUTTON, GtkButton)

GtkWidget  *jalons_about_button_new   (void);
void        jalons_about_button_show  (JalonsAboutButton *self, JalonsProjectData *data, const JalonsAbout *about);

G_END_DECLS

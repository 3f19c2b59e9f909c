/* The insides of the editor of an activity: what it shows is in activity-editor.c, what it writes in
 * activity-editor-writes.c, and what becomes of what a colleague deletes meanwhile in activity-editor-gone.c.
 * Invariant: nobody else includes this.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/activity/activity-attached.h"
#include "ui/activity/activity-editor.h"
#include "ui/activity/activity-project.h"
#include "ui/activity/slot-editor.h"
#include "ui/parts/field-row.h"
#include "ui/parts/issue-list.h"
#include "ui/sharing/conflict-bar.h"
#include "ui/parts/long-text.h"

G_BEGIN_DECLS

#define N_STATES 4
#define N_TEXTS  3

struct _JalonsActivityEditor
{
  GtkWidget parent_instance;

  JalonsWorkspace *workspace;
  char *id;
  gboolean showing; /* while true, a change of a widget is not the user's */

  GtkScrolledWindow *scrolled;
  JalonsConflictBar *conflicts;
  AdwEntryRow *title;
  AdwEntryRow *place;
  AdwEntryRow *speakers;
  GtkWidget *states[N_STATES];
  AdwEntryRow *done_minutes;
  GtkWidget *done_list;
  JalonsFieldRow *cancelled_why;
  GtkWidget *cancelled_list;
  JalonsSlotEditor *slot;
  JalonsIssueList *issues;
  AdwActionRow *divisions_row;
  GtkMenuButton *divisions_button;
  AdwComboRow *axis;
  AdwActionRow *competences_row;
  GtkMenuButton *competences_button;
  JalonsFieldRow *authorised;
  AdwComboRow *kind;
  AdwPreferencesGroup *attached_group;
  JalonsActivityAttached *attached;
  AdwPreferencesGroup *project_group;
  JalonsActivityProject *project;
  AdwComboRow *audience;
  JalonsFieldRow *families;
  GtkSwitch *counts;
  GtkSwitch *half_day;
  JalonsLongText *notes;
  char *shown[N_TEXTS]; /* the texts of one line, as they were last shown */
  guint pause;          /* source that writes what is typed when the typing pauses */

  JalonsActivity *last; /* as it was last shown */
  gboolean held;        /* it is gone, and is still shown */
  gboolean leaving;     /* it may go */
  GtkWidget *gone;      /* what says so; NULL when nothing is held */
};

JalonsActivity *jalons_activity_editor_get_activity (JalonsActivityEditor *self);
AdwEntryRow *jalons_activity_editor_text_row (JalonsActivityEditor *self, int which);
gboolean jalons_activity_editor_is_typing_text (JalonsActivityEditor *self, int which);
JalonsFieldId jalons_activity_editor_text_field (int which);
void jalons_activity_editor_on_typed (JalonsActivityEditor *self);
void jalons_activity_editor_create_divisions (GtkMenuButton *button, gpointer data);
void jalons_activity_editor_create_competences (GtkMenuButton *button, gpointer data);
void jalons_activity_editor_hold (JalonsActivityEditor *self);
void jalons_activity_editor_let_go (JalonsActivityEditor *self);
void jalons_activity_editor_write_held (JalonsActivityEditor *self, JalonsActivity *activity);
void jalons_activity_editor_bind_writes (GtkWidgetClass *widget_class);

G_END_DECLS

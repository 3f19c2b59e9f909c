/* What of the catalogue is attached to an activity.
 * Invariant: it keeps ids; what it shows is read again after each change.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/activity/activity-attached.h"

#include <glib/gi18n-lib.h>

#include "core/catalogue/catalogue.h"
#include "core/words/field-words.h"
#include "core/words/labels.h"
#include "plan/attach.h"
#include "ui/catalogue/catalogue-picker.h"
#include "ui/catalogue/link-menu.h"
#include "ui/parts/over.h"
#include "ui/parts/row-list.h"

struct _JalonsActivityAttached
{
  JalonsWorkspace *workspace;
  AdwPreferencesGroup *group;
  JalonsRowList *rows;
  char *id;          /* of the activity */
  GtkWindow *picker; /* while it is open */
};

/* A link is told apart by its id alone: three kinds of them are in one list. */
static JalonsRecord *
find_link (JalonsActivityAttached *self,
           const char *id)
{
  static const JalonsEntityId kinds[] = { JALONS_ENTITY_BOOKING, JALONS_ENTITY_VISIT, JALONS_ENTITY_ATTACHMENT };
  JalonsDataset *dataset = jalons_workspace_get_dataset (self->workspace);
  JalonsRecord *link = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds) && link == NULL; i++)
    link = jalons_dataset_lookup (dataset, kinds[i], id);
  return link;
}

static void
open_entry (gpointer item,
            gpointer data)
{
  JalonsActivityAttached *self = data;
  JalonsRecord *link = find_link (self, item);
  JalonsRecord *target = link ? jalons_link_target (jalons_workspace_get_dataset (self->workspace), link) : NULL;

  if (target != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->group), "win.show-entry", "(ss)",
                                jalons_model_entity (jalons_record_get_entity (target))->name,
                                jalons_record_get_id (target));
}

static GMenuModel *
make_menu (gpointer item,
           gpointer data)
{
  JalonsRecord *link = find_link (data, item);

  return link ? jalons_link_menu_new (link) : G_MENU_MODEL (g_menu_new ());
}

/* Attaching */

static void
on_picked (GtkWindow *picker,
           JalonsRecord *what,
           JalonsActivityAttached *self)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (self->workspace);
  JalonsActivity *activity = self->id ? jalons_dataset_lookup (dataset, JALONS_ENTITY_ACTIVITY, self->id) : NULL;
  g_autoptr (GPtrArray) activities = g_ptr_array_new ();
  g_autoptr (JalonsProposal) proposal = NULL;

  if (activity == NULL)
    return;
  g_ptr_array_add (activities, activity);
  proposal = jalons_attach_to_activities (dataset, what, activities);
  if (proposal->drafts->len > 0)
    jalons_workspace_write (self->workspace, proposal->label, proposal->drafts);
  else if (proposal->left != NULL)
    jalons_workspace_say (self->workspace, proposal->left, FALSE);
}

/**
 * jalons_activity_attached_pick:
 *
 * Opens the catalogue to attach something of it.
 */
void
jalons_activity_attached_pick (JalonsActivityAttached *self)
{
  if (self->picker != NULL)
    gtk_window_destroy (self->picker);
  g_set_weak_pointer (&self->picker, jalons_catalogue_picker_new (self->workspace));
  g_signal_connect (self->picker, "picked", G_CALLBACK (on_picked), self);
  jalons_present_over (GTK_WIDGET (self->group), self->picker);
}

/* Showing */

JalonsActivityAttached *
jalons_activity_attached_new (AdwPreferencesGroup *group,
                              JalonsWorkspace *workspace)
{
  JalonsActivityAttached *self = g_new0 (JalonsActivityAttached, 1);

  self->workspace = g_object_ref (workspace);
  self->group = group;
  self->rows = jalons_row_list_new (group, open_entry, self);
  jalons_row_list_set_menu (self->rows, make_menu, _ ("Change the state, or detach"));
  return self;
}

static void
add_link (JalonsActivityAttached *self,
          JalonsDataset *dataset,
          const JalonsRecord *link)
{
  JalonsRecord *target = jalons_link_target (dataset, link);
  g_autofree char *name = target ? jalons_record_words (dataset, target) : g_strdup (_ ("(deleted)"));
  const char *state = jalons_link_state_label (link);
  const char *kind = jalons_entity_label (target ? jalons_record_get_entity (target) : jalons_record_get_entity (link));
  g_autofree char *subtitle = state != NULL && *state != '\0' ? g_strdup_printf ("%s · %s", kind, state) : g_strdup (kind);

  jalons_row_list_add (self->rows, g_strdup (jalons_record_get_id (link)), g_free, name, subtitle, TRUE);
}

void
jalons_activity_attached_show (JalonsActivityAttached *self,
                               JalonsActivity *activity)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (self->workspace);
  g_autoptr (GPtrArray) links = jalons_catalogue_attached (dataset, activity);

  g_free (self->id);
  self->id = g_strdup (jalons_record_get_id (activity));
  jalons_row_list_begin (self->rows);
  for (guint i = 0; i < links->len; i++)
    add_link (self, dataset, links->pdata[i]);
  jalons_row_list_end (self->rows, _ ("Nothing of the catalogue is attached."));
}

void
jalons_activity_attached_free (JalonsActivityAttached *self)
{
  if (self->picker != NULL)
    gtk_window_destroy (self->picker);
  g_clear_weak_pointer (&self->picker);
  jalons_row_list_free (self->rows);
  g_object_unref (self->workspace);
  g_free (self->id);
  g_free (self);
}

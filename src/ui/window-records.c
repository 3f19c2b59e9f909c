/* win.show-record (entity, id, field) goes to where a record is written, or was; one of another year when that year is open.
 * Invariant: the school of a record is selected before it is looked for in a view.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/window-records.h"

#include <glib/gi18n-lib.h>

#include "ui/bilan/bilan-view.h"
#include "ui/project/project-view.h"
#include "ui/sharing/sharing.h"
#include "ui/window-catalogue.h"

/* Where the window keeps what waits for its year. */
#define PENDING_KEY "jalons-pending-record"

/**
 * Sought:
 * @field: (nullable): which of its fields is meant
 * @start: the school year that is to be open; 0 for any
 * @school: (nullable): the id of the one that is to be selected
 * @holders: (nullable): when it is deleted, what held it, see #JalonsConflict
 */
typedef struct
{
  JalonsRecord *record;
  const JalonsField *field;
  int start;
  char *school;
  GPtrArray *holders;
} Sought;

static void
sought_free (gpointer data)
{
  Sought *sought = data;

  g_object_unref (sought->record);
  g_free (sought->school);
  g_clear_pointer (&sought->holders, g_ptr_array_unref);
  g_free (sought);
}

/* Going there */

static void
show_preferences (JalonsWindow *self,
                  const char *page)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.preferences", "s", page);
}

static void
show_activity (JalonsWindow *self,
               const char *id)
{
  if (!jalons_window_show_activity (self, id))
    jalons_workspace_say (jalons_window_get_workspace (self), _ ("This activity has no class, so that no page shows it."),
                          FALSE);
}

static void
show_division (JalonsWindow *self,
               const char *id)
{
  jalons_workspace_set_division (jalons_window_get_workspace (self), id);
  jalons_window_show_view (self, "classes");
}

static void
show_in_project (JalonsWindow *self,
                 const JalonsRecord *record,
                 const JalonsField *field)
{
  GtkWidget *view = jalons_window_find_view (self, "project");

  if (view == NULL)
    return;
  jalons_window_show_view (self, "project");
  jalons_project_view_show_record (JALONS_PROJECT_VIEW (view), record, field);
}

static void
show_theme (JalonsWindow *self,
            JalonsTheme theme)
{
  GtkWidget *view = jalons_window_find_view (self, "bilan");

  if (view == NULL)
    return;
  jalons_window_show_view (self, "bilan");
  jalons_bilan_view_show_theme (JALONS_BILAN_VIEW (view), theme);
}

static const char *
page_of_year (const JalonsField *field)
{
  switch (field != NULL ? (int) field->id : 0)
    {
    case JALONS_YEAR_REFERENCE_SET:
    case JALONS_YEAR_HALF_DAYS:
    case JALONS_YEAR_AXIS_SHARE:
      return "reference";
    case JALONS_YEAR_FIRST_DAY:
    case JALONS_YEAR_LAST_DAY:
    case JALONS_YEAR_ZONE:
      return "calendar";
    default:
      return "school";
    }
}

static void
show_present (JalonsWindow *self,
              const Sought *sought)
{
  JalonsRecord *record = sought->record;
  const char *id = jalons_record_get_id (record);

  switch (jalons_record_get_entity (record))
    {
    case JALONS_ENTITY_ACTIVITY:
      show_activity (self, id);
      break;
    case JALONS_ENTITY_PARTICIPATION:
      show_activity (self, jalons_record_get_text (record, JALONS_PARTICIPATION_ACTIVITY));
      break;
    case JALONS_ENTITY_BOOKING:
      show_activity (self, jalons_record_get_text (record, JALONS_BOOKING_ACTIVITY));
      break;
    case JALONS_ENTITY_VISIT:
      show_activity (self, jalons_record_get_text (record, JALONS_VISIT_ACTIVITY));
      break;
    case JALONS_ENTITY_ATTACHMENT:
      show_activity (self, jalons_record_get_text (record, JALONS_ATTACHMENT_ACTIVITY));
      break;
    case JALONS_ENTITY_AIM:
      show_activity (self, jalons_record_get_text (record, JALONS_AIM_ACTIVITY));
      break;
    case JALONS_ENTITY_DIVISION:
      show_division (self, id);
      break;
    case JALONS_ENTITY_ABSENCE:
      show_division (self, jalons_record_get_text (record, JALONS_ABSENCE_DIVISION));
      break;
    case JALONS_ENTITY_MILESTONE:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-milestone", "s", id);
      break;
    case JALONS_ENTITY_SCHOOL:
      if (sought->field == NULL)
        jalons_window_show_view (self, "year");
      else
        show_preferences (self, "school");
      break;
    case JALONS_ENTITY_YEAR:
      show_preferences (self, page_of_year (sought->field));
      break;
    case JALONS_ENTITY_CLOSURE:
      show_preferences (self, "calendar");
      break;
    case JALONS_ENTITY_LEVEL:
    case JALONS_ENTITY_REFERENCE:
      show_preferences (self, "reference");
      break;
    case JALONS_ENTITY_MEF:
      show_preferences (self, "divisions");
      break;
    case JALONS_ENTITY_CENTRE:
      show_preferences (self, "school");
      break;
    case JALONS_ENTITY_FEED:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-catalogue", "s", "offer");
      break;
    case JALONS_ENTITY_OFFER:
    case JALONS_ENTITY_AMBASSADOR:
    case JALONS_ENTITY_DOCUMENT:
      jalons_window_show_entry (self, record);
      break;
    case JALONS_ENTITY_CHAPTER:
      show_theme (self, jalons_chapter_theme (record));
      break;
    case JALONS_ENTITY_READING:
      show_theme (self, JALONS_THEME_SUMMARY);
      break;
    case JALONS_ENTITY_PROJECT:
    case JALONS_ENTITY_GOAL:
    case JALONS_ENTITY_INTENTION:
    case JALONS_ENTITY_PARTNER:
    case JALONS_ENTITY_FIGURE:
    case JALONS_ENTITY_REVIEWER:
    case JALONS_ENTITY_REVISION:
    case JALONS_ENTITY_REMARK:
    case JALONS_N_ENTITIES:
    default:
      show_in_project (self, record, sought->field);
      break;
    }
}

/* What was deleted stands nowhere: one sees what held it */

static JalonsRecord *
find_holder (const Sought *sought,
             JalonsEntityId entity)
{
  if (jalons_record_get_entity (sought->record) == entity)
    return sought->record;
  for (guint i = 0; i < sought->holders->len; i++)
    if (jalons_record_get_entity (sought->holders->pdata[i]) == entity)
      return sought->holders->pdata[i];
  return NULL;
}

static gboolean
is_there (JalonsWindow *self,
          const JalonsRecord *record)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (jalons_window_get_workspace (self));

  return record != NULL &&
         jalons_dataset_lookup (dataset, jalons_record_get_entity (record), jalons_record_get_id (record)) != NULL;
}

/* The cell that it was in. */
static void
show_cell (JalonsWindow *self,
           const Sought *sought,
           const JalonsRecord *activity)
{
  JalonsRecord *division = find_holder (sought, JALONS_ENTITY_DIVISION);

  jalons_window_show_view (self, "year");
  if (is_there (self, division))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-division", "(su)", jalons_record_get_id (division),
                                (guint) jalons_record_get_slot (activity, JALONS_ACTIVITY_SLOT).day);
}

static void
show_place_of_activity (JalonsWindow *self,
                        const Sought *sought,
                        const JalonsRecord *activity)
{
  if (is_there (self, activity))
    show_activity (self, jalons_record_get_id (activity));
  else
    show_cell (self, sought, activity);
}

static void
show_place_of_division (JalonsWindow *self,
                        const JalonsRecord *division)
{
  if (is_there (self, division))
    show_division (self, jalons_record_get_id (division));
  else
    jalons_window_show_view (self, "classes");
}

static void
show_gone (JalonsWindow *self,
           const Sought *sought)
{
  JalonsRecord *activity = find_holder (sought, JALONS_ENTITY_ACTIVITY);

  if (activity != NULL)
    {
      show_place_of_activity (self, sought, activity);
      return;
    }
  switch ((int) jalons_record_get_entity (sought->record))
    {
    case JALONS_ENTITY_DIVISION:
    case JALONS_ENTITY_ABSENCE:
      show_place_of_division (self, find_holder (sought, JALONS_ENTITY_DIVISION));
      break;
    case JALONS_ENTITY_MILESTONE:
      show_preferences (self, "calendar");
      break;
    case JALONS_ENTITY_OFFER:
    case JALONS_ENTITY_AMBASSADOR:
    case JALONS_ENTITY_DOCUMENT:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-catalogue", "s",
                                  jalons_model_entity (jalons_record_get_entity (sought->record))->name);
      break;
    default:
      if (is_there (self, find_holder (sought, JALONS_ENTITY_PROJECT)) ||
          find_holder (sought, JALONS_ENTITY_PROJECT) == NULL)
        show_present (self, sought);
      else
        jalons_window_show_view (self, "project");
      break;
    }
}

static void
show_here (JalonsWindow *self,
           const Sought *sought)
{
  if (sought->school != NULL)
    jalons_workspace_set_school (jalons_window_get_workspace (self), sought->school);
  if (sought->holders != NULL && !is_there (self, sought->record))
    show_gone (self, sought);
  else
    show_present (self, sought);
}

static void
on_year_open (JalonsWorkspace *workspace,
              GParamSpec *pspec,
              JalonsWindow *self)
{
  Sought *sought = g_object_steal_data (G_OBJECT (self), PENDING_KEY);

  g_signal_handlers_disconnect_by_func (workspace, on_year_open, self);
  if (sought == NULL)
    return;
  if (sought->start == jalons_workspace_get_start_year (workspace))
    show_here (self, sought);
  sought_free (sought);
}

/* @sought: (transfer full): gone to once its year is open */
static void
seek (JalonsWindow *self,
      Sought *sought)
{
  JalonsWorkspace *workspace = jalons_window_get_workspace (self);

  g_signal_handlers_disconnect_by_func (workspace, on_year_open, self);
  if (sought->start == 0 || sought->start == jalons_workspace_get_start_year (workspace))
    {
      show_here (self, sought);
      sought_free (sought);
      return;
    }
  g_object_set_data_full (G_OBJECT (self), PENDING_KEY, sought, sought_free);
  g_signal_connect_object (workspace, "notify::start-year", G_CALLBACK (on_year_open), self, G_CONNECT_AFTER);
  jalons_workspace_set_start_year (workspace, sought->start);
}

static Sought *
sought_new (JalonsRecord *record,
            const JalonsField *field,
            JalonsRecord *year,
            JalonsRecord *school)
{
  Sought *sought = g_new0 (Sought, 1);

  sought->record = g_object_ref (record);
  sought->field = field;
  sought->start = year != NULL ? jalons_year_start (year) : 0;
  sought->school = school != NULL ? g_strdup (jalons_record_get_id (school)) : NULL;
  return sought;
}

/**
 * jalons_window_show_record:
 * @field: (nullable): which of its fields is meant
 * @year: (nullable): the school's year that it belongs to
 * @school: (nullable): the school that it belongs to
 *
 * Goes to where it is written, once its year is open.
 */
void
jalons_window_show_record (JalonsWindow *self,
                           JalonsRecord *record,
                           const JalonsField *field,
                           JalonsRecord *year,
                           JalonsRecord *school)
{
  seek (self, sought_new (record, field, year, school));
}

/* The action */

/* Along the references that own it: that is how what is of a class, or of a project, belongs to a school. */
static JalonsRecord *
find_owner (JalonsDataset *dataset,
            JalonsRecord *record,
            JalonsEntityId wanted)
{
  const JalonsEntity *entity = jalons_model_entity (jalons_record_get_entity (record));

  if (entity->id == wanted)
    return record;
  for (unsigned i = 0; i < entity->n_fields; i++)
    {
      const JalonsField *field = &entity->fields[i];
      JalonsRecord *owner = NULL, *found;

      if ((field->flags & JALONS_FIELD_OWNER) != 0 && field->target != entity->id)
        owner = jalons_dataset_lookup (dataset, field->target, jalons_record_get_text (record, field->id));
      found = owner != NULL ? find_owner (dataset, owner, wanted) : NULL;
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* What two people wrote of a year that is not open is known by the conflict alone; so is what somebody deleted. */
static Sought *
find_in_conflict (JalonsDataset *dataset,
                  const JalonsConflict *conflict)
{
  JalonsRecord *year = find_owner (dataset, conflict->record, JALONS_ENTITY_YEAR);
  JalonsRecord *school = find_owner (dataset, conflict->record, JALONS_ENTITY_SCHOOL);
  Sought *sought;

  for (guint i = 0; i < conflict->holders->len; i++)
    {
      year = year != NULL ? year : find_owner (dataset, conflict->holders->pdata[i], JALONS_ENTITY_YEAR);
      school = school != NULL ? school : find_owner (dataset, conflict->holders->pdata[i], JALONS_ENTITY_SCHOOL);
    }
  if (school != NULL)
    school = jalons_dataset_lookup (dataset, JALONS_ENTITY_SCHOOL, jalons_record_get_id (school));
  sought = sought_new (conflict->record, conflict->field, year, school);
  if (conflict->field == NULL)
    sought->holders = g_ptr_array_ref (conflict->holders);
  return sought;
}

static void
show_record (GtkWidget *widget,
             const char *name,
             GVariant *place)
{
  JalonsWindow *self = JALONS_WINDOW (widget);
  JalonsWorkspace *workspace = jalons_window_get_workspace (self);
  JalonsDataset *dataset = jalons_workspace_get_dataset (workspace);
  JalonsSharing *sharing = jalons_workspace_get_sharing (workspace);
  const char *entity_name, *id, *field_name;
  const JalonsConflict *conflict;
  const JalonsEntity *entity;
  const JalonsField *field;
  JalonsRecord *record;

  g_variant_get (place, "(&s&s&s)", &entity_name, &id, &field_name);
  entity = jalons_model_find_entity (entity_name);
  if (entity == NULL)
    return;
  field = jalons_model_find_field (entity, field_name);
  record = jalons_dataset_lookup (dataset, entity->id, id);
  conflict = record == NULL && sharing != NULL ? jalons_sharing_find_conflict (sharing, entity->id, id, field) : NULL;
  if (record != NULL)
    jalons_window_show_record (self, record, field, find_owner (dataset, record, JALONS_ENTITY_YEAR),
                               find_owner (dataset, record, JALONS_ENTITY_SCHOOL));
  else if (conflict != NULL)
    seek (self, find_in_conflict (dataset, conflict));
}

/**
 * jalons_window_records_install:
 * @widget_class: the class of #JalonsWindow, being made
 */
void
jalons_window_records_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.show-record", "(sss)", show_record);
}

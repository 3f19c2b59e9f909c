/* Where something of the project is seen: a page, the side, or the year that is planned.
 * Invariant: what is sought before the project is loaded is gone to as soon as it is.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/project/about.h"
#include "ui/project/project-view-private.h"

/* The side */

void
jalons_project_view_close_side (JalonsProjectView *self)
{
  JalonsAbout about;

  if (self->side == NULL || !jalons_panes_get_editor_open (self->panes))
    return;
  jalons_panes_set_editor_open (self->panes, FALSE);
  if (jalons_project_side_get_about (self->side, &about))
    jalons_project_page_show (self->pages[self->shown], &about);
}

static void
open_side (JalonsProjectView *self,
           const JalonsAbout *about)
{
  if (self->side == NULL)
    {
      self->side = JALONS_PROJECT_SIDE (jalons_project_side_new (self->data));
      g_signal_connect_object (self->side, "close", G_CALLBACK (jalons_project_view_close_side), self, G_CONNECT_SWAPPED);
      jalons_panes_set_editor (self->panes, GTK_WIDGET (self->side));
    }
  jalons_project_side_show (self->side, about);
  jalons_panes_set_editor_open (self->panes, TRUE);
}

void
jalons_project_view_meet_sought (JalonsProjectView *self)
{
  JalonsActivity *activity = jalons_project_data_lookup (self->data, JALONS_ENTITY_ACTIVITY, self->sought);
  JalonsAbout about;

  if (activity == NULL || !jalons_project_view_has_project (self))
    return;
  about = jalons_about_record (activity);
  open_side (self, &about);
  jalons_project_side_focus_remark (self->side);
  g_clear_pointer (&self->sought, g_free);
}

/**
 * jalons_project_view_show_activity:
 * @id: of an activity of the open year
 *
 * Shows it with its remarks at the side, as soon as the project is loaded.
 */
void
jalons_project_view_show_activity (JalonsProjectView *self,
                                   const char *id)
{
  g_free (self->sought);
  self->sought = g_strdup (id);
  jalons_project_view_meet_sought (self);
}

/* The page on which something is to be seen; the one that is shown for what is on every page. */
static guint
page_of (JalonsProjectView *self,
         const JalonsAbout *about)
{
  switch ((int) about->kind)
    {
    case JALONS_ABOUT_GOAL:
      return jalons_project_view_page_named ("goals");
    case JALONS_ABOUT_CELL:
      return jalons_project_view_page_named ("programme");
    case JALONS_ABOUT_PART:
      if (about->part == JALONS_PROJECT_AIMS)
        return jalons_project_view_page_named ("goals");
      return jalons_project_view_page_named (about->part == JALONS_PROJECT_DIAGNOSIS ? "diagnosis" : "partners");
    default:
      return self->shown;
    }
}

void
jalons_project_view_open_about (GtkWidget *widget,
                                const char *name,
                                GVariant *parameter)
{
  JalonsProjectView *self = JALONS_PROJECT_VIEW (widget);
  JalonsAbout about = jalons_about_from_variant (parameter);
  guint page = page_of (self, &about);

  if (!jalons_project_view_has_project (self))
    return;
  if (page != self->shown)
    jalons_project_view_show_nth (self, page);
  jalons_project_page_show (self->pages[self->shown], &about);
  open_side (self, &about);
  jalons_project_side_focus_details (self->side);
}

/* What is missing is written where it will stand, or at the side. */
void
jalons_project_view_mend_gap (GtkWidget *widget,
                              const char *name,
                              GVariant *parameter)
{
  JalonsProjectView *self = JALONS_PROJECT_VIEW (widget);
  g_autoptr (GVariant) place = g_variant_get_child_value (parameter, 1);
  const JalonsAbout about = jalons_about_from_variant (place);
  JalonsGapKind gap;

  g_variant_get_child (parameter, 0, "i", &gap);
  if (!jalons_project_view_has_project (self))
    return;
  jalons_project_view_show_nth (self, gap == JALONS_GAP_NO_REVIEWER ? jalons_project_view_page_named ("review")
                                                                    : page_of (self, &about));
  if (jalons_project_page_mend (self->pages[self->shown], gap))
    jalons_panes_set_editor_open (self->panes, FALSE);
  else
    jalons_project_view_open_about (widget, NULL, place);
}

void
jalons_project_view_meet_sought_gap (JalonsProjectView *self)
{
  g_autoptr (GVariant) gap = NULL;

  if (self->sought_gap == NULL || !jalons_project_data_is_loaded (self->data) || !jalons_project_view_has_project (self))
    return;
  gap = g_steal_pointer (&self->sought_gap);
  jalons_project_view_mend_gap (GTK_WIDGET (self), NULL, gap);
}

/**
 * jalons_project_view_mend:
 * @gap: what is missing, see jalons_about_gap_to_variant()
 *
 * Goes to where that is written, as soon as the project is loaded.
 */
void
jalons_project_view_mend (JalonsProjectView *self,
                          GVariant *gap)
{
  g_clear_pointer (&self->sought_gap, g_variant_unref);
  self->sought_gap = g_variant_ref_sink (gap);
  jalons_project_view_meet_sought_gap (self);
}

/* Records */

static const char *
page_of_field (const JalonsField *field)
{
  switch (field != NULL ? (int) field->id : 0)
    {
    case JALONS_PROJECT_DIAGNOSIS:
      return "diagnosis";
    case JALONS_PROJECT_AIMS:
      return "goals";
    case JALONS_PROJECT_PARTNERSHIP:
    case JALONS_PROJECT_FAMILIES:
    case JALONS_PROJECT_TRAINING:
      return "partners";
    case JALONS_PROJECT_STATE:
    case JALONS_PROJECT_COUNCIL_DAY:
    case JALONS_PROJECT_BOARD_DAY:
      return "review";
    default:
      return "";
    }
}

/* The page on which a record is; "" for the one that is shown. */
static const char *
page_of_record (const JalonsRecord *record,
                const JalonsField *field)
{
  switch ((int) jalons_record_get_entity (record))
    {
    case JALONS_ENTITY_PROJECT:
      return page_of_field (field);
    case JALONS_ENTITY_GOAL:
      return "goals";
    case JALONS_ENTITY_INTENTION:
      return "programme";
    case JALONS_ENTITY_PARTNER:
      return "partners";
    case JALONS_ENTITY_FIGURE:
      return "diagnosis";
    default:
      return "review";
    }
}

static JalonsAbout
about_of (const JalonsRecord *record,
          const JalonsField *field)
{
  JalonsEntityId entity = jalons_record_get_entity (record);

  if (entity == JALONS_ENTITY_PROJECT && *page_of_field (field) != '\0' && field->kind == JALONS_KIND_TEXT)
    return jalons_about_part (field->id);
  if (entity == JALONS_ENTITY_GOAL || entity == JALONS_ENTITY_INTENTION)
    return jalons_about_record (record);
  return JALONS_ABOUT_WHOLE;
}

/* Borrowed; NULL where it is of no project in particular. */
static const char *
project_of (const JalonsRecord *record)
{
  const JalonsEntity *entity = jalons_model_entity (jalons_record_get_entity (record));

  if (entity->id == JALONS_ENTITY_PROJECT)
    return jalons_record_get_id (record);
  for (unsigned i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].target == JALONS_ENTITY_PROJECT && entity->fields[i].kind == JALONS_KIND_REFERENCE)
      return jalons_record_get_text (record, entity->fields[i].id);
  return NULL;
}

/* What a colleague deleted opens nothing at the side. */
static gboolean
is_written_aside (JalonsProjectView *self,
                  const JalonsAbout *about)
{
  return (about->kind == JALONS_ABOUT_GOAL &&
          jalons_project_data_lookup (self->data, JALONS_ENTITY_GOAL, about->id) != NULL) ||
         (about->kind == JALONS_ABOUT_INTENTION &&
          jalons_project_data_lookup (self->data, JALONS_ENTITY_INTENTION, about->id) != NULL);
}

void
jalons_project_view_meet_sought_record (JalonsProjectView *self)
{
  g_autoptr (GVariant) sought = NULL, place = NULL;
  JalonsAbout about;
  const char *page;

  if (self->sought_record == NULL || !jalons_project_data_is_loaded (self->data) || !jalons_project_view_has_project (self))
    return;
  sought = g_steal_pointer (&self->sought_record);
  g_variant_get (sought, "(&s@" JALONS_ABOUT_TYPE ")", &page, &place);
  about = jalons_about_from_variant (place);
  jalons_project_view_show_nth (self, *page != '\0' ? jalons_project_view_page_named (page) : self->shown);
  if (is_written_aside (self, &about))
    jalons_project_view_open_about (GTK_WIDGET (self), NULL, place);
  else
    {
      jalons_project_page_show (self->pages[self->shown], &about);
      jalons_panes_set_editor_open (self->panes, FALSE);
    }
}

/**
 * jalons_project_view_show_record:
 * @record: a project or what belongs to one
 * @field: (nullable): which of its fields is meant
 *
 * Goes to where it is written, as soon as the project is loaded.
 */
void
jalons_project_view_show_record (JalonsProjectView *self,
                                 const JalonsRecord *record,
                                 const JalonsField *field)
{
  const JalonsAbout about = about_of (record, field);
  const char *project = project_of (record);

  if (project != NULL)
    jalons_project_data_set_project (self->data, project);
  g_clear_pointer (&self->sought_record, g_variant_unref);
  self->sought_record =
    g_variant_ref_sink (g_variant_new ("(s@" JALONS_ABOUT_TYPE ")", page_of_record (record, field),
                                       jalons_about_to_variant (&about)));
  jalons_project_view_meet_sought_record (self);
}

/* Elsewhere */

void
jalons_project_view_await_year (JalonsProjectView *self)
{
  g_autofree char *id = NULL;

  if (self->awaited == NULL ||
      jalons_dataset_lookup (jalons_workspace_get_dataset (jalons_project_data_get_workspace (self->data)),
                             JALONS_ENTITY_ACTIVITY, self->awaited) == NULL)
    return;
  id = g_steal_pointer (&self->awaited);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-activity", "(ss)", id, "");
}

void
jalons_project_view_write_remark (GtkWidget *widget,
                                  const char *name,
                                  GVariant *parameter)
{
  JalonsProjectView *self = JALONS_PROJECT_VIEW (widget);
  JalonsRecord *selected;
  JalonsAbout about = JALONS_ABOUT_WHOLE;

  if (!jalons_project_view_has_project (self))
    return;
  selected = jalons_project_page_get_selected (jalons_project_view_need_page (self, self->shown));
  if (selected != NULL && jalons_record_get_entity (selected) == JALONS_ENTITY_GOAL)
    about = jalons_about_record (selected);
  if (self->side == NULL || !jalons_panes_get_editor_open (self->panes) || selected != NULL)
    open_side (self, &about);
  jalons_project_side_focus_remark (self->side);
}

/* The year of the activity is opened first, if another is. */
void
jalons_project_view_show_in_year (GtkWidget *widget,
                                  const char *name,
                                  GVariant *parameter)
{
  JalonsProjectView *self = JALONS_PROJECT_VIEW (widget);
  JalonsDataset *dataset = jalons_project_data_get_dataset (self->data);
  JalonsActivity *activity = jalons_dataset_lookup (dataset, JALONS_ENTITY_ACTIVITY, g_variant_get_string (parameter, NULL));
  JalonsYear *year = activity ? jalons_dataset_follow (dataset, activity, JALONS_ACTIVITY_YEAR) : NULL;

  if (year == NULL)
    return;
  g_free (self->awaited);
  self->awaited = g_strdup (jalons_record_get_id (activity));
  jalons_workspace_set_start_year (jalons_project_data_get_workspace (self->data), jalons_year_start (year));
  jalons_project_view_await_year (self);
}

/* What a remark is about, as a value that travels with actions, and a button that opens it.
 * Invariant: the button says how many remarks are open, in words.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/project/about.h"

#include <glib/gi18n-lib.h>

#include "ui/parts/tip.h"

GVariant *
jalons_about_to_variant (const JalonsAbout *about)
{
  return g_variant_new (JALONS_ABOUT_TYPE, about->kind, about->id, about->level, about->start, about->part);
}

/**
 * jalons_about_from_variant:
 *
 * Returns: a value whose texts are those of @variant
 */
JalonsAbout
jalons_about_from_variant (GVariant *variant)
{
  JalonsAbout about;
  int kind, part;

  g_variant_get (variant, "(i&s&sii)", &kind, &about.id, &about.level, &about.start, &part);
  about.kind = (JalonsAboutKind) kind;
  about.part = (JalonsFieldId) part;
  return about;
}

/**
 * jalons_about_part:
 * @field: a text of Project
 */
JalonsAbout
jalons_about_part (JalonsFieldId field)
{
  JalonsAbout about = JALONS_ABOUT_WHOLE;

  about.kind = JALONS_ABOUT_PART;
  about.part = field;
  return about;
}

/**
 * jalons_about_cell:
 * @level: borrowed
 */
JalonsAbout
jalons_about_cell (const char *level,
                   int start)
{
  JalonsAbout about = JALONS_ABOUT_WHOLE;

  about.kind = JALONS_ABOUT_CELL;
  about.level = level;
  about.start = start;
  return about;
}

/**
 * jalons_about_record:
 * @record: a goal, an intention or an activity, whose id is borrowed
 */
JalonsAbout
jalons_about_record (const JalonsRecord *record)
{
  JalonsEntityId entity = jalons_record_get_entity (record);
  JalonsAbout about = JALONS_ABOUT_WHOLE;

  about.kind = entity == JALONS_ENTITY_GOAL        ? JALONS_ABOUT_GOAL
               : entity == JALONS_ENTITY_INTENTION ? JALONS_ABOUT_INTENTION
                                                   : JALONS_ABOUT_ACTIVITY;
  about.id = jalons_record_get_id (record);
  return about;
}

/**
 * jalons_about_gap:
 *
 * Returns: where what is missing is to be written; its texts are those of @gap
 */
JalonsAbout
jalons_about_gap (const JalonsGap *gap)
{
  if (gap->record != NULL && jalons_record_get_entity (gap->record) == JALONS_ENTITY_REMARK)
    return jalons_remark_about (gap->record);
  if (gap->record != NULL)
    return jalons_about_record (gap->record);
  if (gap->kind == JALONS_GAP_NO_DIAGNOSIS)
    return jalons_about_part (JALONS_PROJECT_DIAGNOSIS);
  if (gap->kind == JALONS_GAP_NO_GOAL || gap->kind == JALONS_GAP_WITHOUT_GOAL)
    return jalons_about_part (JALONS_PROJECT_AIMS);
  if (*gap->level != '\0')
    return jalons_about_cell (gap->level, gap->start);
  return JALONS_ABOUT_WHOLE;
}

/**
 * jalons_about_gap_to_variant:
 *
 * Returns: (transfer floating): of the type %JALONS_ABOUT_GAP_TYPE, the target of "project.mend"
 */
GVariant *
jalons_about_gap_to_variant (const JalonsGap *gap)
{
  const JalonsAbout about = jalons_about_gap (gap);

  return g_variant_new ("(i@" JALONS_ABOUT_TYPE ")", gap->kind, jalons_about_to_variant (&about));
}

/**
 * jalons_about_open:
 * @widget: in the view of the project
 *
 * Shows @about with its remarks at the side.
 */
void
jalons_about_open (GtkWidget *widget,
                   const JalonsAbout *about)
{
  gtk_widget_activate_action_variant (widget, "project.open", jalons_about_to_variant (about));
}

/* The button */

struct _JalonsAboutButton
{
  GtkButton parent_instance;
};

G_DEFINE_FINAL_TYPE (JalonsAboutButton, jalons_about_button, GTK_TYPE_BUTTON)

static void
jalons_about_button_class_init (JalonsAboutButtonClass *klass)
{
}

static void
jalons_about_button_init (JalonsAboutButton *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "remarks-button");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
jalons_about_button_new (void)
{
  return g_object_new (JALONS_TYPE_ABOUT_BUTTON, NULL);
}

static void
count (JalonsProjectData *data,
       const JalonsAbout *about,
       guint *n_open,
       guint *n_all)
{
  g_autoptr (GPtrArray) threads = jalons_project_threads_about (jalons_project_data_get_dataset (data),
                                                                jalons_project_data_get_project (data), about);

  *n_open = 0;
  *n_all = threads->len;
  for (guint i = 0; i < threads->len; i++)
    *n_open += ((JalonsThread *) threads->pdata[i])->open;
}

/**
 * jalons_about_button_show:
 * @about: what the remarks are about
 */
void
jalons_about_button_show (JalonsAboutButton *self,
                          JalonsProjectData *data,
                          const JalonsAbout *about)
{
  guint n_open, n_all;
  g_autofree char *label = NULL, *what = NULL, *tip = NULL;

  count (data, about, &n_open, &n_all);
  if (n_open > 0)
    label = g_strdup_printf (ngettext ("%u open remark", "%u open remarks", n_open), n_open);
  else if (n_all > 0)
    label = g_strdup_printf (ngettext ("%u remark", "%u remarks", n_all), n_all);
  else
    label = g_strdup (_ ("Write a Remark"));
  gtk_button_set_label (GTK_BUTTON (self), label);
  what = jalons_about_in_words (jalons_project_data_get_dataset (data), jalons_project_data_get_project (data), about);
  /* Translators: what the remarks are about */
  tip = g_strdup_printf (_ ("Read and write remarks: %s"), what);
  jalons_tip_set (GTK_WIDGET (self), tip);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self), jalons_about_to_variant (about));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "project.open");
  if (n_open > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "open");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "open");
}

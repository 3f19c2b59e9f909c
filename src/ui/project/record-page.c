/* A page with texts of the project and one list of its records.
 * Invariant: texts come in the order of the document, the list after the text that it belongs to.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/project/record-page.h"

#include <glib/gi18n-lib.h>

#include "core/words/field-words.h"
#include "core/words/text.h"
#include "ui/parts/row-list.h"
#include "ui/project/about.h"
#include "ui/project/project-dialog.h"
#include "ui/project/project-part.h"

#define MAX_PARTS 3

typedef struct
{
  JalonsFieldId field;
  const char *hint;
} Part;

typedef struct
{
  JalonsEntityId entity;
  GPtrArray *(*list) (JalonsDataset *dataset, const JalonsProject *project);
  char *(*title) (JalonsDataset *dataset, const JalonsRecord *record);
  char *(*subtitle) (JalonsDataset *dataset, const JalonsRecord *record);
  const char *heading;
  const char *add;
  const char *remove;
  const char *none;
  Part parts[MAX_PARTS];
} Kind;

struct _JalonsRecordPage
{
  JalonsProjectPage parent_instance;

  const Kind *kind;
  JalonsProjectPart *parts[MAX_PARTS];
  JalonsConflictBar *conflicts;
  GtkWidget *group;
  JalonsRowList *rows;
};

G_DEFINE_FINAL_TYPE (JalonsRecordPage, jalons_record_page, JALONS_TYPE_PROJECT_PAGE)

/* Words */

static char *
figure_title (JalonsDataset *dataset,
              const JalonsRecord *figure)
{
  if (*jalons_figure_value (figure) == '\0')
    return g_strdup (jalons_figure_label (figure));
  /* Translators: what a figure is, and the figure */
  return g_strdup_printf (C_ ("figure", "%1$s: %2$s"), jalons_figure_label (figure), jalons_figure_value (figure));
}

static char *
figure_subtitle (JalonsDataset *dataset,
                 const JalonsRecord *figure)
{
  g_autofree char *year = jalons_figure_start (figure) != JALONS_UNSET
                            ? jalons_format_school_year (jalons_figure_start (figure))
                            : g_strdup ("");
  const char *source = *jalons_figure_source (figure) != '\0' ? jalons_figure_source (figure) : _ ("source not given");

  return g_strdup_printf ("%s%s%s", year, *year != '\0' ? " · " : "", source);
}

static char *
partner_title (JalonsDataset *dataset,
               const JalonsRecord *partner)
{
  return g_strdup (jalons_partner_name (partner));
}

static void
append (GString *text,
        const char *words)
{
  if (*words != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", words);
}

static char *
partner_subtitle (JalonsDataset *dataset,
                  const JalonsRecord *partner)
{
  GString *text = g_string_new (NULL);
  g_autofree char *offer = jalons_field_words (dataset, partner, JALONS_PARTNER_OFFER);

  append (text, jalons_partner_subject (partner));
  append (text, offer);
  if (jalons_partner_signed_day (partner) != JALONS_NO_DAY)
    {
      g_autofree char *day = jalons_format_day (jalons_partner_signed_day (partner), JALONS_DAY_DATE);
      g_autofree char *words = g_strdup_printf (_ ("signed on %s"), day);

      append (text, words);
    }
  if (jalons_partner_last_day (partner) != JALONS_NO_DAY)
    {
      g_autofree char *day = jalons_format_day (jalons_partner_last_day (partner), JALONS_DAY_DATE);
      g_autofree char *words = g_strdup_printf (_ ("valid until %s"), day);

      append (text, words);
    }
  return g_string_free (text, FALSE);
}

static const Kind diagnosis = {
  .entity = JALONS_ENTITY_FIGURE,
  .list = jalons_project_figures,
  .title = figure_title,
  .subtitle = figure_subtitle,
  .heading = N_ ("Figures"),
  .add = N_ ("_Add a Figure"),
  .remove = N_ ("Delete the figure"),
  .none = N_ ("No figure yet. Passage to the next level, destinations after the Tle, wishes: each with its source (Ctrl+N)."),
  .parts = { { JALONS_PROJECT_DIAGNOSIS,
               N_ ("Where the school stands: its pupils, their paths, what the figures say, what has been done so far…") } },
};

static const Kind partners = {
  .entity = JALONS_ENTITY_PARTNER,
  .list = jalons_project_partners,
  .title = partner_title,
  .subtitle = partner_subtitle,
  .heading = N_ ("Partners"),
  .add = N_ ("_Add a Partner"),
  .remove = N_ ("Delete the partner"),
  .none = N_ ("No partner yet: the Région, companies, universities, associations… (Ctrl+N)"),
  .parts = { { JALONS_PROJECT_PARTNERSHIP,
               N_ ("The agreement with the Région, which of its actions are contracted, and with whom the school works…") },
             { JALONS_PROJECT_FAMILIES, N_ ("How and when families are met, before which decisions…") },
             { JALONS_PROJECT_TRAINING, N_ ("What the staff is trained in, when and by whom…") } },
};

/* Rows */

static JalonsProjectData *
data_of (JalonsRecordPage *self)
{
  return jalons_project_page_get_data (JALONS_PROJECT_PAGE (self));
}

static void
open_record (gpointer item,
             gpointer data)
{
  JalonsRecordPage *self = data;
  JalonsRecord *record = jalons_project_data_lookup (data_of (self), self->kind->entity, item);

  if (record != NULL && jalons_project_data_is_editable (data_of (self)))
    jalons_project_dialog_present (jalons_project_dialog_new_edit (data_of (self), record), GTK_WIDGET (self));
}

static void
remove_record (gpointer item,
               gpointer data)
{
  JalonsRecordPage *self = data;
  JalonsRecord *record = jalons_project_data_lookup (data_of (self), self->kind->entity, item);

  if (record != NULL)
    jalons_project_delete (data_of (self), record);
}

static void
show_rows (JalonsRecordPage *self)
{
  JalonsDataset *dataset = jalons_project_data_get_dataset (data_of (self));
  g_autoptr (GPtrArray) records = self->kind->list (dataset, jalons_project_data_get_project (data_of (self)));
  gboolean editable = jalons_project_data_is_editable (data_of (self));

  jalons_project_page_show_conflicts (JALONS_PROJECT_PAGE (self), self->conflicts, records);
  jalons_row_list_begin (self->rows);
  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *title = self->kind->title (dataset, records->pdata[i]);
      g_autofree char *subtitle = self->kind->subtitle (dataset, records->pdata[i]);

      jalons_row_list_add (self->rows, g_strdup (jalons_record_get_id (records->pdata[i])), g_free, title, subtitle,
                           editable);
    }
  jalons_row_list_end (self->rows, _ (self->kind->none));
}

static void
update (JalonsProjectPage *page)
{
  JalonsRecordPage *self = JALONS_RECORD_PAGE (page);
  GtkWidget *add = adw_preferences_group_get_header_suffix (ADW_PREFERENCES_GROUP (self->group));

  for (guint i = 0; i < MAX_PARTS && self->parts[i] != NULL; i++)
    jalons_project_part_update (self->parts[i]);
  show_rows (self);
  gtk_widget_set_visible (add, jalons_project_data_is_editable (data_of (self)));
}

static void
show (JalonsProjectPage *page,
      const JalonsAbout *about)
{
  JalonsRecordPage *self = JALONS_RECORD_PAGE (page);

  for (guint i = 0; i < MAX_PARTS && self->parts[i] != NULL; i++)
    if (about->kind == JALONS_ABOUT_PART && self->kind->parts[i].field == about->part)
      gtk_widget_grab_focus (GTK_WIDGET (self->parts[i]));
}

static gboolean
mend (JalonsProjectPage *page,
      JalonsGapKind gap)
{
  const JalonsAbout about = jalons_about_part (JALONS_PROJECT_DIAGNOSIS);

  if (gap != JALONS_GAP_NO_DIAGNOSIS)
    return FALSE;
  show (page, &about);
  return TRUE;
}

static gboolean
can_add (JalonsProjectPage *page)
{
  return jalons_project_data_is_editable (jalons_project_page_get_data (page));
}

static void
add (JalonsProjectPage *page)
{
  jalons_project_dialog_present (jalons_project_dialog_new_add (jalons_project_page_get_data (page),
                                                                JALONS_RECORD_PAGE (page)->kind->entity),
                                 GTK_WIDGET (page));
}

static void
jalons_record_page_dispose (GObject *object)
{
  g_clear_pointer (&JALONS_RECORD_PAGE (object)->rows, jalons_row_list_free);

  G_OBJECT_CLASS (jalons_record_page_parent_class)->dispose (object);
}

static void
jalons_record_page_class_init (JalonsRecordPageClass *klass)
{
  JalonsProjectPageClass *page_class = JALONS_PROJECT_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_record_page_dispose;
  page_class->update = update;
  page_class->can_add = can_add;
  page_class->add = add;
  page_class->show = show;
  page_class->mend = mend;
}

static void
jalons_record_page_init (JalonsRecordPage *self)
{
}

static void
add_part (JalonsRecordPage *self,
          guint which)
{
  GtkWidget *part = jalons_project_part_new (data_of (self), self->kind->parts[which].field,
                                             _ (self->kind->parts[which].hint));

  self->parts[which] = JALONS_PROJECT_PART (part);
  gtk_box_append (GTK_BOX (jalons_project_page_get_box (JALONS_PROJECT_PAGE (self))), part);
}

static JalonsProjectPage *
page_new (JalonsProjectData *data,
          const Kind *kind)
{
  JalonsRecordPage *self = g_object_new (JALONS_TYPE_RECORD_PAGE, NULL);

  self->kind = kind;
  jalons_project_page_set_data (JALONS_PROJECT_PAGE (self), data);
  add_part (self, 0);
  self->conflicts = jalons_project_page_add_conflicts (JALONS_PROJECT_PAGE (self));
  self->group = jalons_project_page_add_group (JALONS_PROJECT_PAGE (self), _ (kind->heading), NULL, _ (kind->add));
  self->rows = jalons_row_list_new (ADW_PREFERENCES_GROUP (self->group), open_record, self);
  jalons_row_list_set_remove (self->rows, remove_record, "user-trash-symbolic", _ (kind->remove));
  for (guint i = 1; i < MAX_PARTS && kind->parts[i].hint != NULL; i++)
    add_part (self, i);
  return JALONS_PROJECT_PAGE (self);
}

JalonsProjectPage *
jalons_record_page_new_diagnosis (JalonsProjectData *data)
{
  return page_new (data, &diagnosis);
}

JalonsProjectPage *
jalons_record_page_new_partners (JalonsProjectData *data)
{
  return page_new (data, &partners);
}

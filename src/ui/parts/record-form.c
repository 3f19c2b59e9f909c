/* Rows for the fields of a record: what kind of row a field has follows from its kind and from its choices.
 * Invariant: every kind of field that a form may be given has a row that shows and reads it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/record-form.h"

#include <glib/gi18n-lib.h>

#include "core/words/field-words.h"
#include "core/words/labels.h"
#include "ui/parts/choices-row.h"
#include "ui/parts/choices.h"
#include "ui/parts/field-row.h"
#include "ui/parts/text-row.h"

typedef enum
{
  ROW_FIELD,
  ROW_TEXT,
  ROW_CHOICE,
  ROW_CHOICES,
} RowKind;

typedef struct
{
  const JalonsField *field;
  RowKind kind;
  GtkWidget *widget;
  gboolean required;
} Row;

struct _JalonsRecordForm
{
  JalonsWorkspace *workspace;
  GArray *rows;        /* of Row */
  GHashTable *offered; /* GArray of JalonsChoice by field: what only the dialog knows */
};

JalonsRecordForm *
jalons_record_form_new (JalonsWorkspace *workspace)
{
  JalonsRecordForm *self = g_new0 (JalonsRecordForm, 1);

  self->workspace = g_object_ref (workspace);
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  self->offered = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  return self;
}

/* Making rows */

/* Fields of several sentences. */
static gboolean
is_long (JalonsFieldId field)
{
  switch ((int) field)
    {
    case JALONS_CENTRE_ADDRESS:
    case JALONS_OFFER_SUMMARY:
    case JALONS_OFFER_PREPARATION:
    case JALONS_OFFER_NOTES:
    case JALONS_DOCUMENT_SUMMARY:
    case JALONS_GOAL_WORDING:
    case JALONS_PARTNER_SUBJECT:
      return TRUE;
    default:
      return FALSE;
    }
}

static RowKind
kind_of (const JalonsField *field,
         const GArray *choices)
{
  if (choices != NULL)
    return field->kind == JALONS_KIND_LIST ? ROW_CHOICES : ROW_CHOICE;
  return is_long (field->id) ? ROW_TEXT : ROW_FIELD;
}

/* Choices may have words of their own for nothing: "Every level". */
static gboolean
may_be_nothing (const JalonsField *field,
                const GArray *choices)
{
  return field->kind != JALONS_KIND_ENUM && field->kind != JALONS_KIND_BOOLEAN &&
         (choices->len == 0 || *g_array_index (choices, JalonsChoice, 0).code != '\0');
}

static GtkWidget *
new_choice_row (const JalonsField *field,
                const GArray *choices)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GPtrArray) codes = g_ptr_array_new (), labels = g_ptr_array_new ();

  if (may_be_nothing (field, choices))
    {
      g_ptr_array_add (codes, (char *) "");
      g_ptr_array_add (labels, (char *) _ ("None"));
    }
  for (guint i = 0; i < choices->len; i++)
    {
      g_ptr_array_add (codes, (char *) g_array_index (choices, JalonsChoice, i).code);
      g_ptr_array_add (labels, (char *) g_array_index (choices, JalonsChoice, i).label);
    }
  g_ptr_array_add (codes, NULL);
  g_ptr_array_add (labels, NULL);
  jalons_choices_fill (row, (const char *const *) codes->pdata, (const char *const *) labels->pdata);
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), TRUE);
  return row;
}

static GtkWidget *
new_field_row (JalonsRecordForm *self,
               const JalonsField *field)
{
  const char *entity = jalons_model_entity (JALONS_FIELD_ENTITY (field->id))->name;
  g_autofree char *name = g_strdup_printf ("%s.%s", entity, field->name);
  GtkWidget *row = g_object_new (JALONS_TYPE_FIELD_ROW, "field", name, NULL);

  if (field->kind == JALONS_KIND_DATE || field->id == JALONS_OFFER_OCCURRENCES)
    jalons_field_row_set_workspace (JALONS_FIELD_ROW (row), self->workspace);
  return row;
}

static GtkWidget *
new_row (JalonsRecordForm *self,
         const JalonsField *field,
         RowKind kind,
         const GArray *choices)
{
  switch (kind)
    {
    case ROW_CHOICES:
      return jalons_choices_row_new (choices);
    case ROW_CHOICE:
      return new_choice_row (field, choices);
    case ROW_TEXT:
      return jalons_text_row_new ();
    case ROW_FIELD:
    default:
      return new_field_row (self, field);
    }
}

static void
add_row (JalonsRecordForm *self,
         AdwPreferencesGroup *group,
         JalonsFieldId id)
{
  const JalonsField *field = jalons_model_field (id);
  GArray *offered = g_hash_table_lookup (self->offered, GINT_TO_POINTER (id));
  g_autoptr (GArray) choices = offered != NULL ? g_array_ref (offered)
                                               : jalons_field_choices (jalons_workspace_get_dataset (self->workspace), id);
  Row row = { .field = field, .kind = kind_of (field, choices) };

  row.widget = new_row (self, field, row.kind, choices);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row.widget), jalons_field_label (id));
  adw_preferences_group_add (group, row.widget);
  g_array_append_val (self->rows, row);
}

/**
 * jalons_record_form_offer:
 * @field: a number, a text or a reference that is not yet in the form
 * @choices: (element-type JalonsChoice): what it may be, beside nothing at all
 *
 * The row of @field will be a choice.
 */
void
jalons_record_form_offer (JalonsRecordForm *self,
                          JalonsFieldId field,
                          GArray *choices)
{
  g_hash_table_insert (self->offered, GINT_TO_POINTER (field), g_array_ref (choices));
}

/**
 * jalons_record_form_add:
 * @group: which fields, under which heading
 *
 * Returns: (transfer floating): an #AdwPreferencesGroup with a row for each field
 */
GtkWidget *
jalons_record_form_add (JalonsRecordForm *self,
                        const JalonsFormGroup *group)
{
  GtkWidget *widget = adw_preferences_group_new ();

  if (group->title != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (widget), _ (group->title));
  if (group->description != NULL)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (widget), _ (group->description));
  for (guint i = 0; i < group->n_fields; i++)
    add_row (self, ADW_PREFERENCES_GROUP (widget), group->fields[i]);
  return widget;
}

static Row *
find_row (JalonsRecordForm *self,
          JalonsFieldId field)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_array_index (self->rows, Row, i).field->id == field)
      return &g_array_index (self->rows, Row, i);
  return NULL;
}

/**
 * jalons_record_form_require:
 * @field: a field of one line of text that has a row
 *
 * From now on nothing is read while that row is empty.
 */
void
jalons_record_form_require (JalonsRecordForm *self,
                            JalonsFieldId field)
{
  find_row (self, field)->required = TRUE;
}

/**
 * jalons_record_form_get_row:
 *
 * Returns: (transfer none) (nullable): the row of @field
 */
GtkWidget *
jalons_record_form_get_row (JalonsRecordForm *self,
                            JalonsFieldId field)
{
  Row *row = find_row (self, field);

  return row ? row->widget : NULL;
}

/* Showing */

static void
show_row (const Row *row,
          const JalonsRecord *record)
{
  g_autofree char *stored = NULL;

  switch (row->kind)
    {
    case ROW_CHOICES:
      jalons_choices_row_set (JALONS_CHOICES_ROW (row->widget), jalons_record_get_list (record, row->field->id));
      break;
    case ROW_CHOICE:
      stored = jalons_record_to_stored (record, row->field->id);
      jalons_choices_set (row->widget, stored != NULL ? stored : "");
      break;
    case ROW_TEXT:
      jalons_text_row_set (JALONS_TEXT_ROW (row->widget), jalons_record_get_text (record, row->field->id));
      break;
    case ROW_FIELD:
    default:
      jalons_field_row_show (JALONS_FIELD_ROW (row->widget), record);
      break;
    }
}

void
jalons_record_form_show (JalonsRecordForm *self,
                         const JalonsRecord *record)
{
  for (guint i = 0; i < self->rows->len; i++)
    show_row (&g_array_index (self->rows, Row, i), record);
}

/* Reading */

/* "" is no number. */
static gboolean
read_choice (const Row *row,
             JalonsDraft *draft)
{
  const char *code = jalons_choices_get (row->widget);

  if (row->field->kind != JALONS_KIND_INTEGER || *code != '\0')
    return jalons_draft_set_stored (draft, row->field->id, code);
  jalons_draft_set_number (draft, row->field->id, JALONS_UNSET);
  return TRUE;
}

static gboolean
read_row (const Row *row,
          JalonsDraft *draft)
{
  JalonsFieldRow *entry;
  g_autofree char *text = NULL;
  g_auto (GStrv) codes = NULL;

  switch (row->kind)
    {
    case ROW_CHOICES:
      codes = jalons_choices_row_dup (JALONS_CHOICES_ROW (row->widget));
      jalons_draft_set_list (draft, row->field->id, (const char *const *) codes);
      return TRUE;
    case ROW_CHOICE:
      return read_choice (row, draft);
    case ROW_TEXT:
      text = jalons_text_row_dup (JALONS_TEXT_ROW (row->widget));
      jalons_draft_set_text (draft, row->field->id, text);
      return TRUE;
    case ROW_FIELD:
    default:
      entry = JALONS_FIELD_ROW (row->widget);
      if (row->required && *gtk_editable_get_text (GTK_EDITABLE (entry)) == '\0')
        {
          jalons_field_row_set_error (entry, _ ("something must be written here"));
          return FALSE;
        }
      return jalons_field_row_read (entry, draft);
    }
}

/**
 * jalons_record_form_read:
 * @draft: where the values go
 *
 * Returns: whether everything that was typed is a value; what is not says so in its row, and the first such row gets the
 *   keyboard
 */
gboolean
jalons_record_form_read (JalonsRecordForm *self,
                         JalonsDraft *draft)
{
  gboolean right = TRUE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);

      if (read_row (row, draft))
        continue;
      if (right)
        gtk_widget_grab_focus (row->widget);
      right = FALSE;
    }
  return right;
}

void
jalons_record_form_free (JalonsRecordForm *self)
{
  g_array_unref (self->rows);
  g_hash_table_unref (self->offered);
  g_object_unref (self->workspace);
  g_free (self);
}

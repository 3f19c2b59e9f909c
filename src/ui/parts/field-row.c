/* An entry row for one field of a record: text, list, number, volume of hours or day.
 * Invariant: ::commit is emitted only for a text that differs from the one shown and that reads as a value.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/field-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/words/text.h"
#include "core/words/typed.h"
#include "ui/parts/day-button.h"

struct _JalonsFieldRow
{
  AdwEntryRow parent_instance;
  const JalonsField *field;
  gboolean required;
  int school_year;
  GtkWidget *calendar; /* NULL where no day is typed */
  char *shown;         /* the text as it was shown last */
  char *label;         /* the title without an error */
  gboolean in_error;
};

enum
{
  PROP_0,
  PROP_FIELD,
  PROP_REQUIRED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static guint commit_signal;

G_DEFINE_FINAL_TYPE (JalonsFieldRow, jalons_field_row, ADW_TYPE_ENTRY_ROW)

/* Errors: the title becomes the sentence, so that it is where the eye is and where a screen reader looks. */

/**
 * jalons_field_row_set_error:
 * @sentence: (nullable): what is wrong, or %NULL when all is well
 */
void
jalons_field_row_set_error (JalonsFieldRow *self,
                            const char *sentence)
{
  AdwPreferencesRow *row = ADW_PREFERENCES_ROW (self);

  if (self->in_error == (sentence != NULL) && sentence == NULL)
    return;
  if (!self->in_error)
    {
      g_free (self->label);
      self->label = g_strdup (adw_preferences_row_get_title (row));
    }
  self->in_error = sentence != NULL;
  if (sentence != NULL)
    {
      /* Translators: the name of a field, and what is wrong with what was typed in it */
      g_autofree char *title = g_strdup_printf (C_ ("field", "%1$s: %2$s"), self->label, sentence);
      adw_preferences_row_set_title (row, title);
      gtk_widget_add_css_class (GTK_WIDGET (self), "error");
    }
  else
    {
      adw_preferences_row_set_title (row, self->label);
      gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
    }
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID,
                               sentence ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/* Reading what was typed */

static char *
dup_typed (JalonsFieldRow *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self))));
}

static void
read_list (JalonsFieldRow *self,
           JalonsDraft *draft,
           const char *typed)
{
  g_auto (GStrv) items = g_strsplit_set (typed, ",;", -1);

  for (unsigned i = 0; items[i] != NULL; i++)
    g_strstrip (items[i]);
  jalons_draft_set_list (draft, self->field->id, (const char *const *) items);
}

/* Days and times, which have commas of their own. */
static const char *
read_slots (JalonsFieldRow *self,
            JalonsDraft *draft,
            const char *typed)
{
  g_auto (GStrv) items = g_strsplit (typed, ";", -1);
  g_autoptr (GStrvBuilder) slots = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (unsigned i = 0; items[i] != NULL; i++)
    {
      g_autofree char *stored = NULL;
      JalonsSlot slot;

      if (*g_strstrip (items[i]) == '\0')
        continue;
      if (!jalons_parse_slot (items[i], self->school_year, &slot))
        return _ ("write each date as 19/11/2026, 9 h à 12 h, and put ; between two of them");
      stored = jalons_slot_to_string (slot);
      g_strv_builder_add (slots, stored);
    }
  list = g_strv_builder_end (slots);
  jalons_draft_set_list (draft, self->field->id, (const char *const *) list);
  return NULL;
}

static const char *
read_integer (JalonsFieldRow *self,
              JalonsDraft *draft,
              const char *typed)
{
  gint64 number = JALONS_UNSET;

  if (*typed != '\0' && !g_ascii_string_to_signed (typed, 10, 0, 9999, &number, NULL))
    return _ ("a whole number is expected");
  jalons_draft_set_number (draft, self->field->id, (int) number);
  return NULL;
}

static const char *
read_volume (JalonsFieldRow *self,
             JalonsDraft *draft,
             const char *typed)
{
  int minutes = JALONS_UNSET;

  if (*typed != '\0' && !jalons_parse_volume (typed, &minutes))
    return _ ("a number of hours is expected, such as 36 h or 101 h 30");
  jalons_draft_set_number (draft, self->field->id, minutes);
  return NULL;
}

static const char *
parse_day (JalonsFieldRow *self,
           const char *typed,
           JalonsDay *day)
{
  *day = JALONS_NO_DAY;
  if (*typed != '\0' && !jalons_parse_day (typed, self->school_year, day))
    return _ ("no such day; write it as 13/10/2026");
  return NULL;
}

static const char *
read_day (JalonsFieldRow *self,
          JalonsDraft *draft,
          const char *typed)
{
  JalonsDay day;
  const char *error = parse_day (self, typed, &day);

  if (error == NULL)
    jalons_draft_set_day (draft, self->field->id, day);
  return error;
}

static const char *
read_typed (JalonsFieldRow *self,
            JalonsDraft *draft,
            const char *typed)
{
  if (self->required && *typed == '\0')
    return _ ("something must be written here");
  switch ((int) self->field->kind)
    {
    case JALONS_KIND_TEXT:
      jalons_draft_set_text (draft, self->field->id, typed);
      return NULL;
    case JALONS_KIND_LIST:
      if (self->field->id == JALONS_OFFER_OCCURRENCES)
        return read_slots (self, draft, typed);
      read_list (self, draft, typed);
      return NULL;
    case JALONS_KIND_INTEGER:
      return read_integer (self, draft, typed);
    case JALONS_KIND_MINUTES:
      return read_volume (self, draft, typed);
    case JALONS_KIND_DATE:
      return read_day (self, draft, typed);
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * jalons_field_row_read:
 * @draft: where the value goes
 *
 * Returns: whether what was typed is a value; when it is not, the row says why and @draft is left alone
 */
gboolean
jalons_field_row_read (JalonsFieldRow *self,
                       JalonsDraft *draft)
{
  g_autofree char *typed = dup_typed (self);
  const char *error = read_typed (self, draft, typed);

  jalons_field_row_set_error (self, error);
  return error == NULL;
}

/**
 * jalons_field_row_read_day:
 * @day: (out): the day typed, or %JALONS_NO_DAY
 *
 * For a date that is not written as it is typed, such as a last day where the record holds the day after.
 *
 * Returns: whether what was typed is a day, or nothing where nothing is required
 */
gboolean
jalons_field_row_read_day (JalonsFieldRow *self,
                           JalonsDay *day)
{
  g_autofree char *typed = dup_typed (self);
  const char *error = parse_day (self, typed, day);

  if (error == NULL && self->required && *day == JALONS_NO_DAY)
    error = _ ("something must be written here");
  jalons_field_row_set_error (self, error);
  return error == NULL;
}

/* Showing */

static char *
format_slots (const char *const *items)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (unsigned i = 0; items[i] != NULL; i++)
    {
      JalonsSlot slot;
      g_autofree char *words = jalons_slot_parse (items[i], &slot) ? jalons_format_slot (slot, JALONS_DAY_FULL)
                                                                   : g_strdup (items[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", words);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
format_value (JalonsFieldRow *self,
              const JalonsRecord *record)
{
  int number;

  switch ((int) self->field->kind)
    {
    case JALONS_KIND_TEXT:
      return g_strdup (jalons_record_get_text (record, self->field->id));
    case JALONS_KIND_LIST:
      if (self->field->id == JALONS_OFFER_OCCURRENCES)
        return format_slots (jalons_record_get_list (record, self->field->id));
      return g_strjoinv (", ", (char **) jalons_record_get_list (record, self->field->id));
    case JALONS_KIND_INTEGER:
      number = jalons_record_get_number (record, self->field->id);
      return number == JALONS_UNSET ? g_strdup ("") : g_strdup_printf ("%d", number);
    case JALONS_KIND_MINUTES:
      number = jalons_record_get_number (record, self->field->id);
      return number == JALONS_UNSET ? g_strdup ("") : jalons_format_minutes (number);
    case JALONS_KIND_DATE:
      return jalons_format_day (jalons_record_get_day (record, self->field->id), JALONS_DAY_FULL);
    default:
      g_return_val_if_reached (NULL);
    }
}

static gboolean
is_edited (JalonsFieldRow *self)
{
  return g_strcmp0 (self->shown, gtk_editable_get_text (GTK_EDITABLE (self))) != 0;
}

static void
show_text (JalonsFieldRow *self,
           char *text)
{
  gboolean same = g_strcmp0 (self->shown, text) == 0;

  /* The value shown is still the one that is being changed: leave what is being typed. */
  if (same && is_edited (self))
    {
      g_free (text);
      return;
    }
  g_free (self->shown);
  self->shown = text;
  if (is_edited (self))
    gtk_editable_set_text (GTK_EDITABLE (self), text);
  jalons_field_row_set_error (self, NULL);
}

/**
 * jalons_field_row_show:
 * @record: (nullable): the record whose field is shown; %NULL for nothing
 *
 * Shows the field, unless something else is being typed over that very value.
 */
void
jalons_field_row_show (JalonsFieldRow *self,
                       const JalonsRecord *record)
{
  show_text (self, record != NULL ? format_value (self, record) : g_strdup (""));
}

void
jalons_field_row_show_day (JalonsFieldRow *self,
                           JalonsDay day)
{
  show_text (self, jalons_format_day (day, JALONS_DAY_FULL));
}

/* The calendar of a day */

static JalonsDay
read_shown_day (gpointer data)
{
  g_autofree char *typed = dup_typed (data);
  JalonsDay day;

  return parse_day (data, typed, &day) == NULL ? day : JALONS_NO_DAY;
}

static void
on_day_chosen (JalonsDay day,
               gpointer data)
{
  g_autofree char *text = jalons_format_day (day, JALONS_DAY_FULL);

  gtk_editable_set_text (GTK_EDITABLE (data), text);
  jalons_field_row_commit (data);
}

/**
 * jalons_field_row_set_workspace:
 * @workspace: whose year a day that is typed without its year is in, and whose calendar is shown to choose from
 */
void
jalons_field_row_set_workspace (JalonsFieldRow *self,
                                JalonsWorkspace *workspace)
{
  self->school_year = jalons_workspace_get_start_year (workspace);
  if (self->field->kind != JALONS_KIND_DATE)
    return;
  if (self->calendar == NULL)
    {
      self->calendar = jalons_day_button_new (read_shown_day, on_day_chosen, self);
      adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), self->calendar);
    }
  jalons_day_button_set_workspace (JALONS_DAY_BUTTON (self->calendar), workspace);
}

/**
 * jalons_field_row_commit:
 *
 * Emits ::commit if something was typed that reads as a value: what Enter does, and leaving the row.
 */
void
jalons_field_row_commit (JalonsFieldRow *self)
{
  g_autoptr (JalonsDraft) trial = NULL;

  if (self->field == NULL || !is_edited (self))
    return;
  trial = jalons_draft_new (JALONS_FIELD_ENTITY (self->field->id), NULL);
  if (!jalons_field_row_read (self, trial))
    return;
  /* From here on it is the value that counts, not how it was typed. */
  g_free (self->shown);
  self->shown = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self)));
  g_signal_emit (self, commit_signal, 0);
}

/* What was said of what is no longer there is said no more. */
static void
on_changed (JalonsFieldRow *self)
{
  jalons_field_row_set_error (self, NULL);
}

/* GObject */

static void
jalons_field_row_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  JalonsFieldRow *self = JALONS_FIELD_ROW (object);

  if (prop_id == PROP_REQUIRED)
    {
      self->required = g_value_get_boolean (value);
      return;
    }

  g_auto (GStrv) names = g_strsplit (g_value_get_string (value) ? g_value_get_string (value) : "", ".", 2);
  const JalonsEntity *entity = jalons_model_find_entity (names[0]);

  self->field = entity != NULL ? jalons_model_find_field (entity, names[1]) : NULL;
  if (self->field == NULL)
    g_critical ("No field is called %s", g_value_get_string (value));
}

static void
jalons_field_row_finalize (GObject *object)
{
  JalonsFieldRow *self = JALONS_FIELD_ROW (object);

  g_free (self->shown);
  g_free (self->label);

  G_OBJECT_CLASS (jalons_field_row_parent_class)->finalize (object);
}

static void
jalons_field_row_class_init (JalonsFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = jalons_field_row_set_property;
  object_class->finalize = jalons_field_row_finalize;
  /* "year.first_day": an entity and one of its fields. */
  properties[PROP_FIELD] = g_param_spec_string ("field", NULL, NULL, "school.name", flags);
  properties[PROP_REQUIRED] = g_param_spec_boolean ("required", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  /**
   * JalonsFieldRow::commit:
   *
   * The user is done with a new value: write it.
   */
  commit_signal = g_signal_new ("commit", JALONS_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
jalons_field_row_init (JalonsFieldRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->shown = g_strdup ("");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (jalons_field_row_commit), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect (self, "entry-activated", G_CALLBACK (jalons_field_row_commit), NULL);
  g_signal_connect (self, "changed", G_CALLBACK (on_changed), NULL);
}

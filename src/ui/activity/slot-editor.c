/* When an activity takes place and for how long: date with a calendar, time, length.
 * Invariant: ::typing tells every slot that can be read, ::committed only the one that a field was left with.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/activity/slot-editor.h"

#include <glib/gi18n-lib.h>

#include "core/words/text.h"
#include "core/words/typed.h"

struct _JalonsSlotEditor
{
  GtkWidget parent_instance;

  JalonsSlot slot; /* as it was last shown or told */
  JalonsCalendar *calendar;
  JalonsDay today;
  gboolean showing;
  JalonsDescribeDay describe;
  gpointer data;

  AdwEntryRow *date;
  GtkMenuButton *calendar_button;
  GtkWidget *week_row;
  GtkSwitch *week;
  AdwEntryRow *time;
  AdwEntryRow *length;
  GtkLabel *hint;
  JalonsMonthCalendar *month; /* NULL until the calendar is first opened */
};

enum
{
  SIGNAL_TYPING,
  SIGNAL_COMMITTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JalonsSlotEditor, jalons_slot_editor, GTK_TYPE_WIDGET)

static const char *
text_of (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static gboolean
is_blank (AdwEntryRow *row)
{
  const char *text = text_of (row);

  while (g_ascii_isspace (*text))
    text++;
  return *text == '\0';
}

/* Reading: from what is typed to a slot. */

static gboolean
read_day (JalonsSlotEditor *self,
          JalonsDay *day)
{
  JalonsDay first = self->calendar ? jalons_calendar_first_day (self->calendar) : self->today;

  *day = JALONS_NO_DAY;
  return is_blank (self->date) || jalons_parse_day (text_of (self->date), jalons_day_school_year (first), day);
}

static gboolean
read_start (JalonsSlotEditor *self,
            int *start)
{
  *start = JALONS_SLOT_NO_TIME;
  return is_blank (self->time) || jalons_parse_time (text_of (self->time), start);
}

static gboolean
read_slot (JalonsSlotEditor *self,
           JalonsSlot *slot,
           AdwEntryRow **wrong)
{
  JalonsDay day;
  int start, minutes = 0;

  if (!read_day (self, &day))
    *wrong = self->date;
  else if (!read_start (self, &start))
    *wrong = self->time;
  else if (!jalons_parse_minutes (text_of (self->length), &minutes))
    *wrong = self->length;
  else
    {
      *slot = jalons_slot_undated (minutes);
      if (day != JALONS_NO_DAY && gtk_switch_get_active (self->week))
        *slot = (JalonsSlot){ jalons_day_monday (day), JALONS_SLOT_WEEK, (gint16) minutes };
      else if (day != JALONS_NO_DAY)
        *slot = (JalonsSlot){ day, (gint16) start, (gint16) minutes };
      return TRUE;
    }
  return FALSE;
}

static const char *
hint_for (JalonsSlotEditor *self,
          AdwEntryRow *wrong)
{
  if (wrong == self->date)
    return _ ("This day was not understood. Type it as “13/10” or “13 October”, or leave it empty.");
  if (wrong == self->time)
    return _ ("This time was not understood. Type it as “10h” or “10:30”, or leave it empty.");
  return _ ("This length was not understood. Type it as “1h30”, “2h” or “45 min”.");
}

static void
mark_wrong (JalonsSlotEditor *self,
            AdwEntryRow *wrong)
{
  AdwEntryRow *rows[] = { self->date, self->time, self->length };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (rows[i] == wrong)
        gtk_widget_add_css_class (GTK_WIDGET (rows[i]), "error");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (rows[i]), "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (rows[i]), GTK_ACCESSIBLE_STATE_INVALID,
                                   rows[i] == wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
    }
  gtk_label_set_label (self->hint, wrong ? hint_for (self, wrong) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), wrong != NULL);
}

static void
show_sensitivity (JalonsSlotEditor *self)
{
  gboolean dated = !is_blank (self->date);

  gtk_widget_set_sensitive (self->week_row, dated);
  gtk_widget_set_sensitive (GTK_WIDGET (self->time), dated && !gtk_switch_get_active (self->week));
}

/* Showing: from a slot to what is typed. */

static void
show_text (AdwEntryRow *row,
           const char *text)
{
  if (!g_str_equal (text_of (row), text))
    gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
show_slot (JalonsSlotEditor *self)
{
  g_autofree char *date = jalons_format_day (self->slot.day, JALONS_DAY_FULL);
  g_autofree char *time = self->slot.start >= 0 ? jalons_format_time (self->slot.start) : g_strdup ("");
  g_autofree char *length = jalons_format_minutes (self->slot.minutes);

  self->showing = TRUE;
  show_text (self->date, date);
  show_text (self->time, time);
  show_text (self->length, length);
  gtk_switch_set_active (self->week, self->slot.start == JALONS_SLOT_WEEK);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->date),
                                 self->slot.start == JALONS_SLOT_WEEK ? _ ("Week of") : _ ("Date"));
  self->showing = FALSE;
  mark_wrong (self, NULL);
  show_sensitivity (self);
}

/* Telling */

static void
on_typed (JalonsSlotEditor *self)
{
  JalonsSlot slot;
  AdwEntryRow *wrong = NULL;

  if (self->showing)
    return;
  show_sensitivity (self);
  if (read_slot (self, &slot, &wrong))
    {
      mark_wrong (self, NULL);
      g_signal_emit (self, signals[SIGNAL_TYPING], 0);
    }
}

static void
commit (JalonsSlotEditor *self)
{
  JalonsSlot slot;
  AdwEntryRow *wrong = NULL;

  if (self->showing)
    return;
  if (!read_slot (self, &slot, &wrong))
    {
      mark_wrong (self, wrong);
      return;
    }
  if (jalons_slot_equal (slot, self->slot))
    {
      show_slot (self);
      return;
    }
  self->slot = slot;
  show_slot (self);
  g_signal_emit (self, signals[SIGNAL_COMMITTED], 0);
}

static void
on_week_changed (JalonsSlotEditor *self)
{
  if (self->showing)
    return;
  /* A time says which day it is; a week does not. */
  if (gtk_switch_get_active (self->week))
    gtk_editable_set_text (GTK_EDITABLE (self->time), "");
  commit (self);
}

/* The calendar */

static void
on_day_chosen (JalonsMonthCalendar *month,
               guint day,
               JalonsSlotEditor *self)
{
  g_autofree char *text = jalons_format_day (day, JALONS_DAY_FULL);

  gtk_editable_set_text (GTK_EDITABLE (self->date), text);
  gtk_menu_button_popdown (self->calendar_button);
  commit (self);
}

static void
open_calendar (JalonsSlotEditor *self)
{
  JalonsDay day = JALONS_NO_DAY;

  if (!read_day (self, &day))
    day = self->slot.day;
  jalons_month_calendar_show (self->month, self->calendar, day, self->today);
  gtk_widget_grab_focus (GTK_WIDGET (self->month));
}

static void
create_calendar (GtkMenuButton *button,
                 gpointer data)
{
  JalonsSlotEditor *self = data;
  GtkWidget *popover;

  if (self->month != NULL)
    return;
  popover = gtk_popover_new ();
  self->month = JALONS_MONTH_CALENDAR (jalons_month_calendar_new (self->describe, self->data));
  g_signal_connect_object (self->month, "chosen", G_CALLBACK (on_day_chosen), self, 0);
  g_signal_connect_object (popover, "show", G_CALLBACK (open_calendar), self, G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->month));
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Calendar"), -1);
  gtk_menu_button_set_popover (button, popover);
}

static void
jalons_slot_editor_dispose (GObject *object)
{
  JalonsSlotEditor *self = JALONS_SLOT_EDITOR (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->calendar, jalons_calendar_unref);

  G_OBJECT_CLASS (jalons_slot_editor_parent_class)->dispose (object);
}

static void
jalons_slot_editor_class_init (JalonsSlotEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_slot_editor_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/jalons/Jalons/ui/slot-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonsSlotEditor, date);
  gtk_widget_class_bind_template_child (widget_class, JalonsSlotEditor, calendar_button);
  gtk_widget_class_bind_template_child (widget_class, JalonsSlotEditor, week_row);
  gtk_widget_class_bind_template_child (widget_class, JalonsSlotEditor, week);
  gtk_widget_class_bind_template_child (widget_class, JalonsSlotEditor, time);
  gtk_widget_class_bind_template_child (widget_class, JalonsSlotEditor, length);
  gtk_widget_class_bind_template_child (widget_class, JalonsSlotEditor, hint);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_bind_template_callback (widget_class, commit);
  gtk_widget_class_bind_template_callback (widget_class, on_week_changed);

  signals[SIGNAL_TYPING] = g_signal_new ("typing", JALONS_TYPE_SLOT_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
  signals[SIGNAL_COMMITTED] = g_signal_new ("committed", JALONS_TYPE_SLOT_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 0);
}

static void
jalons_slot_editor_init (JalonsSlotEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->calendar_button, create_calendar, self, NULL);
}

/**
 * jalons_slot_editor_set_describe:
 * @describe: says what there is to say of a day of the calendar
 * @data: for @describe
 */
void
jalons_slot_editor_set_describe (JalonsSlotEditor *self,
                                 JalonsDescribeDay describe,
                                 gpointer data)
{
  self->describe = describe;
  self->data = data;
}

/**
 * jalons_slot_editor_show:
 * @slot: what to show
 * @calendar: (nullable): the school's calendar
 * @keep_typed: whether what is being typed stays when @slot is the one that was shown
 */
void
jalons_slot_editor_show (JalonsSlotEditor *self,
                         JalonsSlot slot,
                         JalonsCalendar *calendar,
                         JalonsDay today,
                         gboolean keep_typed)
{
  g_clear_pointer (&self->calendar, jalons_calendar_unref);
  self->calendar = calendar ? jalons_calendar_ref (calendar) : NULL;
  self->today = today;
  if (keep_typed && jalons_slot_equal (slot, self->slot))
    return;
  self->slot = slot;
  show_slot (self);
}

/**
 * jalons_slot_editor_read:
 * @slot: (out): what is typed
 *
 * Returns: whether it can be read
 */
gboolean
jalons_slot_editor_read (JalonsSlotEditor *self,
                         JalonsSlot *slot)
{
  AdwEntryRow *wrong = NULL;

  return read_slot (self, slot, &wrong);
}

/**
 * jalons_slot_editor_is_typing:
 *
 * Returns: whether a field says something else than the slot that was last shown or told
 */
gboolean
jalons_slot_editor_is_typing (JalonsSlotEditor *self)
{
  g_autofree char *date = jalons_format_day (self->slot.day, JALONS_DAY_FULL);
  g_autofree char *time = self->slot.start >= 0 ? jalons_format_time (self->slot.start) : g_strdup ("");
  g_autofree char *length = jalons_format_minutes (self->slot.minutes);

  return !g_str_equal (text_of (self->date), date) || !g_str_equal (text_of (self->time), time) ||
         !g_str_equal (text_of (self->length), length);
}

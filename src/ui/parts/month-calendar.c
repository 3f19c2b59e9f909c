/* A month to choose a day from, that shows days without class, absences and days already taken.
 * Invariant: one day at a time has the focus and is the only tab stop; the arrows move it, from month to month too.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/month-calendar.h"

#include <glib/gi18n-lib.h>

#include "core/words/text.h"
#include "ui/parts/pass-focus.h"
#include "ui/parts/spoken.h"
#include "ui/parts/tip.h"
#include "ui/parts/words.h"

#define N_WEEKS 6
#define N_DAYS  (N_WEEKS * 7)

struct _JalonsMonthCalendar
{
  GtkWidget parent_instance;

  JalonsDescribeDay describe;
  gpointer data;
  JalonsCalendar *calendar;
  JalonsDay day;    /* the one that is chosen, or none */
  JalonsDay cursor; /* the one that has, or would have, the focus */
  JalonsDay first;  /* the Monday of the first row */
  JalonsDay today;

  GtkLabel *title;
  GtkGrid *grid;
  GtkWidget *days[N_DAYS];
  GtkLabel *weeks[N_WEEKS];
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JalonsMonthCalendar, jalons_month_calendar, GTK_TYPE_WIDGET)

static const struct
{
  JalonsDayMarks mark;
  const char *class;
} mark_classes[] = {
  { JALONS_DAY_MARK_CLOSED, "closed" },
  { JALONS_DAY_MARK_ABSENT, "absent" },
  { JALONS_DAY_MARK_TAKEN, "taken" },
};

static void
set_class (GtkWidget *widget,
           const char *class,
           gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, class);
  else
    gtk_widget_remove_css_class (widget, class);
}

static void
show_day (JalonsMonthCalendar *self,
          int position,
          int month)
{
  GtkWidget *button = self->days[position];
  JalonsDay day = self->first + (JalonsDay) position;
  g_autofree char *name = jalons_format_day (day, JALONS_DAY_FULL);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *number = NULL;
  g_autofree char *spoken = NULL;
  JalonsDayMarks marks = self->describe (day, words, self->data);
  int day_month, day_of_month;

  jalons_day_split (day, NULL, &day_month, &day_of_month);
  number = g_strdup_printf ("%d", day_of_month);
  gtk_button_set_label (GTK_BUTTON (button), number);
  for (guint i = 0; i < G_N_ELEMENTS (mark_classes); i++)
    set_class (button, mark_classes[i].class, (marks & mark_classes[i].mark) != 0);
  set_class (button, "other-month", day_month != month);
  set_class (button, "today", day == self->today);
  set_class (button, "chosen", day == self->day);
  gtk_widget_set_focusable (button, day == self->cursor);
  jalons_tip_set (button, words->len > 0 ? words->str : NULL);
  spoken = words->len > 0 ? g_strdup_printf ("%s, %s", name, words->str) : g_strdup (name);
  jalons_spoken_set_name (button, spoken);
}

static void
show_month (JalonsMonthCalendar *self)
{
  int year, month;
  g_autofree char *title = NULL;

  jalons_day_split (self->cursor, &year, &month, NULL);
  self->first = jalons_day_monday (jalons_day_new (year, month, 1));
  title = g_strdup_printf ("%s %d", jalons_month_name (month), year);
  gtk_label_set_label (self->title, title);
  for (int i = 0; i < N_DAYS; i++)
    show_day (self, i, month);
  for (int i = 0; i < N_WEEKS; i++)
    {
      g_autofree char *week = jalons_words_week (self->calendar, self->first + (JalonsDay) i * 7);

      gtk_label_set_label (self->weeks[i], week);
    }
}

static void
move_cursor (JalonsMonthCalendar *self,
             JalonsDay to)
{
  self->cursor = to;
  show_month (self);
  gtk_widget_grab_focus (self->days[to - self->first]);
}

static void
move_month (JalonsMonthCalendar *self,
            int by,
            gboolean focus)
{
  int year, month, day;

  jalons_day_split (self->cursor, &year, &month, &day);
  month += by - 1;
  year += month < 0 ? -1 : month / 12;
  month = (month + 12) % 12 + 1;
  while (jalons_day_new (year, month, day) == JALONS_NO_DAY)
    day--;
  self->cursor = jalons_day_new (year, month, day);
  show_month (self);
  if (focus)
    gtk_widget_grab_focus (self->days[self->cursor - self->first]);
}

static gboolean
on_key (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType modifiers,
        JalonsMonthCalendar *self)
{
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      move_cursor (self, self->cursor - 1);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      move_cursor (self, self->cursor + 1);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move_cursor (self, self->cursor - 7);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move_cursor (self, self->cursor + 7);
      return TRUE;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      move_month (self, -1, TRUE);
      return TRUE;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      move_month (self, 1, TRUE);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
on_day_clicked (GtkButton *button,
                JalonsMonthCalendar *self)
{
  for (int i = 0; i < N_DAYS; i++)
    if (self->days[i] == GTK_WIDGET (button))
      self->day = self->cursor = self->first + (JalonsDay) i;
  show_month (self);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, (guint) self->day);
}

static void
on_previous (JalonsMonthCalendar *self)
{
  move_month (self, -1, FALSE);
}

static void
on_next (JalonsMonthCalendar *self)
{
  move_month (self, 1, FALSE);
}

static void
add_weekdays (JalonsMonthCalendar *self)
{
  for (int i = 0; i < 7; i++)
    {
      const char *name = jalons_weekday_name ((JalonsWeekday) (JALONS_MONDAY + i));
      g_autofree char *initial = g_utf8_substring (name, 0, 2);
      GtkWidget *label = gtk_label_new (initial);

      gtk_widget_add_css_class (label, "weekday");
      gtk_grid_attach (self->grid, label, i + 1, 0, 1, 1);
    }
}

static void
add_days (JalonsMonthCalendar *self)
{
  for (int i = 0; i < N_DAYS; i++)
    {
      self->days[i] = gtk_button_new ();
      gtk_widget_add_css_class (self->days[i], "flat");
      gtk_widget_add_css_class (self->days[i], "day");
      g_signal_connect (self->days[i], "clicked", G_CALLBACK (on_day_clicked), self);
      gtk_grid_attach (self->grid, self->days[i], i % 7 + 1, i / 7 + 1, 1, 1);
    }
  for (int i = 0; i < N_WEEKS; i++)
    {
      self->weeks[i] = GTK_LABEL (gtk_label_new (NULL));
      gtk_label_set_width_chars (self->weeks[i], 3);
      gtk_widget_add_css_class (GTK_WIDGET (self->weeks[i]), "week");
      gtk_grid_attach (self->grid, GTK_WIDGET (self->weeks[i]), 0, i + 1, 1, 1);
    }
}

static void
jalons_month_calendar_dispose (GObject *object)
{
  JalonsMonthCalendar *self = JALONS_MONTH_CALENDAR (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->calendar, jalons_calendar_unref);

  G_OBJECT_CLASS (jalons_month_calendar_parent_class)->dispose (object);
}

static gboolean
jalons_month_calendar_grab_focus (GtkWidget *widget)
{
  JalonsMonthCalendar *self = JALONS_MONTH_CALENDAR (widget);

  return gtk_widget_grab_focus (self->days[self->cursor - self->first]);
}

static void
jalons_month_calendar_class_init (JalonsMonthCalendarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_month_calendar_dispose;
  widget_class->grab_focus = jalons_month_calendar_grab_focus;
  widget_class->focus = jalons_pass_focus;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/jalons/Jalons/ui/month-calendar.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonsMonthCalendar, title);
  gtk_widget_class_bind_template_child (widget_class, JalonsMonthCalendar, grid);
  gtk_widget_class_bind_template_callback (widget_class, on_key);
  gtk_widget_class_bind_template_callback (widget_class, on_previous);
  gtk_widget_class_bind_template_callback (widget_class, on_next);

  /**
   * JalonsMonthCalendar::chosen:
   * @day: the day that the user chose
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", JALONS_TYPE_MONTH_CALENDAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
jalons_month_calendar_init (JalonsMonthCalendar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_weekdays (self);
  add_days (self);
}

/**
 * jalons_month_calendar_new:
 * @describe: says how a day is drawn
 * @data: for @describe
 */
GtkWidget *
jalons_month_calendar_new (JalonsDescribeDay describe,
                           gpointer data)
{
  JalonsMonthCalendar *self = g_object_new (JALONS_TYPE_MONTH_CALENDAR, NULL);

  self->describe = describe;
  self->data = data;
  return GTK_WIDGET (self);
}

/**
 * jalons_month_calendar_show:
 * @calendar: (nullable): numbers the weeks
 * @day: the day that is chosen, or %JALONS_NO_DAY
 * @today: where to start when none is chosen
 */
void
jalons_month_calendar_show (JalonsMonthCalendar *self,
                            JalonsCalendar *calendar,
                            JalonsDay day,
                            JalonsDay today)
{
  g_clear_pointer (&self->calendar, jalons_calendar_unref);
  self->calendar = calendar ? jalons_calendar_ref (calendar) : NULL;
  self->day = day;
  self->today = today;
  self->cursor = day != JALONS_NO_DAY ? day : today;
  show_month (self);
}

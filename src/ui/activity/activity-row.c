/* A line of the page of a class, under the heading of its month when it is the first of it.
 * Invariant: the columns have widths of their own, so that they align from row to row without a size group.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/activity/activity-row.h"

#include <glib/gi18n-lib.h>

#include "core/hours.h"
#include "core/published/frameworks.h"
#include "core/words/labels.h"
#include "core/words/text.h"
#include "ui/activity/attached-signs.h"
#include "ui/parts/sign.h"
#include "ui/parts/tip.h"
#include "ui/parts/words.h"

struct _JalonsActivityRow
{
  GtkWidget parent_instance;

  JalonsLine *line;
  GtkWidget *heading;
  GtkWidget *body;
  GtkLabel *date;
  GtkLabel *time;
  GtkLabel *week;
  GtkLabel *title;
  GtkLabel *details;
  GtkLabel *mark;
  JalonsAttachedSigns *attached;
  GtkWidget *warning;
  GtkLabel *axis;
  GtkLabel *minutes;
  JalonsSign *state;
};

G_DEFINE_FINAL_TYPE (JalonsActivityRow, jalons_activity_row, GTK_TYPE_WIDGET)

static const char *const state_classes[] = { "planned", "confirmed", "done", "cancelled", NULL };
static const char *const axis_classes[] = { "blue", "orange", "purple", "green", NULL };

static void
set_one_class (GtkWidget *widget,
               const char *const *classes,
               const char *class)
{
  for (int i = 0; classes[i] != NULL; i++)
    if (g_strcmp0 (classes[i], class) == 0)
      gtk_widget_add_css_class (widget, classes[i]);
    else
      gtk_widget_remove_css_class (widget, classes[i]);
}

static void
set_text (GtkLabel *label,
          const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

/* Words */

static char *
date_words (JalonsSlot slot)
{
  g_autofree char *day = NULL;

  if (slot.day == JALONS_NO_DAY)
    return g_strdup ("");
  day = jalons_format_day (slot.day, JALONS_DAY_SHORT);
  /* Translators: a week by its Monday: "week of Mon 12 Oct" */
  return slot.start == JALONS_SLOT_WEEK ? g_strdup_printf (_ ("wk %s"), day) : g_steal_pointer (&day);
}

static char *
details_words (JalonsActivity *activity,
               const char *others)
{
  const char *parts[] = { jalons_activity_speakers (activity), jalons_activity_place (activity) };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);
  if (*others != '\0')
    {
      /* Translators: the other classes of an activity: "with 3B, 3C" */
      g_autofree char *with = g_strdup_printf (_ ("with %s"), others);

      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", with);
    }
  return g_string_free (text, FALSE);
}

static const char *
title_words (JalonsActivity *activity)
{
  const char *title = jalons_activity_title (activity);

  return *title != '\0' ? title : _ ("(untitled)");
}

static void
speak (JalonsActivityRow *self,
       const char *words)
{
  g_autofree char *text = self->line && jalons_line_get_heading (self->line)
                            ? g_strdup_printf ("%s. %s", jalons_line_get_heading (self->line), words)
                            : g_strdup (words);
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  /* The list's own item has the focus, so it needs the name. */
  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* Showing */

static void
show_axis (JalonsActivityRow *self,
           const JalonsAxis *axis)
{
  gtk_label_set_label (self->axis, axis ? axis->letter : "");
  jalons_tip_set (GTK_WIDGET (self->axis), axis ? axis->label : NULL);
  gtk_widget_set_opacity (GTK_WIDGET (self->axis), axis ? 1 : 0);
  set_one_class (GTK_WIDGET (self->axis), axis_classes, axis ? axis->colour : NULL);
}

static void
speak_activity (JalonsActivityRow *self,
                JalonsActivity *activity,
                const JalonsAxis *axis,
                const char *details)
{
  g_autofree char *when = jalons_format_slot (jalons_activity_slot (activity), JALONS_DAY_LONG);
  g_autofree char *minutes = jalons_format_minutes (jalons_activity_slot (activity).minutes);
  const char *author = jalons_line_get_mark (self->line);
  g_autofree char *mark = author ? jalons_words_mark (author) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  const char *const parts[] = {
    title_words (activity),
    when,
    jalons_line_get_week (self->line),
    minutes,
    axis ? axis->short_label : "",
    jalons_state_label ((JalonsState) jalons_activity_state (activity)),
    details,
    jalons_line_get_attached_words (self->line),
    jalons_line_get_warning (self->line),
    mark ? mark : "",
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", parts[i]);
  speak (self, text->str);
}

static void
show_activity (JalonsActivityRow *self,
               JalonsActivity *activity)
{
  JalonsSlot slot = jalons_activity_slot (activity);
  JalonsState state = (JalonsState) jalons_activity_state (activity);
  const JalonsAxis *axis = jalons_axis_lookup (NULL, jalons_activity_axis (activity));
  const char *warning = jalons_line_get_warning (self->line);
  g_autofree char *date = date_words (slot);
  g_autofree char *time = slot.start >= 0 ? jalons_format_time (slot.start) : g_strdup ("");
  g_autofree char *details = details_words (activity, jalons_line_get_others (self->line));
  g_autofree char *minutes = jalons_format_minutes (slot.minutes);

  gtk_label_set_label (self->date, date);
  set_text (self->time, time);
  gtk_label_set_label (self->title, title_words (activity));
  set_text (self->details, details);
  jalons_attached_signs_show (self->attached, jalons_line_get_attached (self->line));
  gtk_widget_set_visible (self->warning, *warning != '\0');
  jalons_tip_set (self->warning, *warning != '\0' ? warning : NULL);
  show_axis (self, axis);
  gtk_label_set_label (self->minutes, minutes);
  jalons_sign_set (self->state, (JalonsSignShape) state, jalons_state_label (state));
  set_one_class (self->body, state_classes, state_classes[state]);
  speak_activity (self, activity, axis, details);
}

/* An absence or a milestone: a light line, that is read and not edited here. */
static void
show_event (JalonsActivityRow *self,
            const char *date,
            const char *title,
            const char *details,
            JalonsSignShape sign)
{
  g_autofree char *text = *date != '\0' ? g_strdup_printf ("%s, %s, %s", title, date, details)
                                        : g_strdup_printf ("%s, %s", title, details);

  gtk_label_set_label (self->date, date);
  set_text (self->time, "");
  gtk_label_set_label (self->title, title);
  set_text (self->details, details);
  jalons_attached_signs_show (self->attached, NULL);
  gtk_widget_set_visible (self->warning, FALSE);
  show_axis (self, NULL);
  gtk_label_set_label (self->minutes, "");
  jalons_sign_set (self->state, sign, details);
  set_one_class (self->body, state_classes, NULL);
  speak (self, text);
}

static void
show_absence (JalonsActivityRow *self,
              JalonsAbsence *absence)
{
  const char *kind = jalons_absence_kind_label ((JalonsAbsenceKind) jalons_absence_kind (absence));
  g_autofree char *date = jalons_format_day (jalons_absence_first_day (absence), JALONS_DAY_SHORT);
  g_autofree char *period = jalons_format_period (jalons_absence_first_day (absence),
                                                  jalons_absence_return_day (absence));
  /* Translators: a class is away, and when: "away 7 to 11 December" */
  g_autofree char *details = g_strdup_printf (_ ("away %s"), period);

  show_event (self, date, *jalons_absence_label (absence) ? jalons_absence_label (absence) : kind, details,
              JALONS_SIGN_AWAY);
}

static void
show_milestone (JalonsActivityRow *self,
                JalonsMilestone *milestone)
{
  gboolean dated = jalons_milestone_day (milestone) != JALONS_NO_DAY;
  g_autofree char *date = jalons_format_day (jalons_milestone_day (milestone), JALONS_DAY_SHORT);

  show_event (self, date, jalons_milestone_label (milestone), dated ? _ ("milestone") : _ ("milestone, date to be fixed"),
              JALONS_SIGN_MILESTONE);
}

/* Who changed it, for a while. */
static void
show_mark (JalonsActivityRow *self)
{
  const char *author = jalons_line_get_mark (self->line);
  g_autofree char *words = author != NULL ? jalons_words_mark (author) : NULL;

  gtk_label_set_label (self->mark, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->mark), words != NULL);
}

static void
show (JalonsActivityRow *self)
{
  JalonsRecord *record = jalons_line_get_record (self->line);
  JalonsEntityId entity = jalons_record_get_entity (record);
  const char *heading = jalons_line_get_heading (self->line);

  gtk_label_set_label (GTK_LABEL (self->heading), heading ? heading : "");
  gtk_widget_set_visible (self->heading, heading != NULL);
  gtk_label_set_label (self->week, jalons_line_get_week (self->line));
  show_mark (self);
  if (entity == JALONS_ENTITY_ACTIVITY)
    {
      gtk_widget_remove_css_class (self->body, "event");
      show_activity (self, record);
      return;
    }
  gtk_widget_add_css_class (self->body, "event");
  if (entity == JALONS_ENTITY_ABSENCE)
    show_absence (self, record);
  else
    show_milestone (self, record);
}

static void
jalons_activity_row_dispose (GObject *object)
{
  JalonsActivityRow *self = JALONS_ACTIVITY_ROW (object);
  GtkWidget *child;

  jalons_activity_row_set_line (self, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (jalons_activity_row_parent_class)->dispose (object);
}

static void
jalons_activity_row_class_init (JalonsActivityRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_activity_row_dispose;
  g_type_ensure (JALONS_TYPE_ATTACHED_SIGNS);
  g_type_ensure (JALONS_TYPE_SIGN);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/jalons/Jalons/ui/activity-row.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonsActivityRow, heading);
  gtk_widget_class_bind_template_child (widget_class, JalonsActivityRow, body);
  gtk_widget_class_bind_template_child (widget_class, JalonsActivityRow, date);
  gtk_widget_class_bind_template_child (widget_class, JalonsActivityRow, time);
  gtk_widget_class_bind_template_child (widget_class, JalonsActivityRow, week);
  gtk_widget_class_bind_template_child (widget_class, JalonsActivityRow, title);
  gtk_widget_class_bind_template_child (widget_class, JalonsActivityRow, details);
  gtk_widget_class_bind_template_child (widget_class, JalonsActivityRow, mark);
  gtk_widget_class_bind_template_child (widget_class, JalonsActivityRow, attached);
  gtk_widget_class_bind_template_child (widget_class, JalonsActivityRow, warning);
  gtk_widget_class_bind_template_child (widget_class, JalonsActivityRow, axis);
  gtk_widget_class_bind_template_child (widget_class, JalonsActivityRow, minutes);
  gtk_widget_class_bind_template_child (widget_class, JalonsActivityRow, state);
}

static void
jalons_activity_row_init (JalonsActivityRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jalons_tip_whole (self->title);
  jalons_tip_whole (self->details);
  jalons_tip_whole (self->mark);
}

GtkWidget *
jalons_activity_row_new (void)
{
  return g_object_new (JALONS_TYPE_ACTIVITY_ROW, NULL);
}

/**
 * jalons_activity_row_set_line:
 * @line: (nullable): what the row shows and follows
 */
void
jalons_activity_row_set_line (JalonsActivityRow *self,
                              JalonsLine *line)
{
  if (self->line != NULL)
    g_signal_handlers_disconnect_by_func (self->line, show, self);
  if (g_set_object (&self->line, line) && line != NULL)
    show (self);
  if (line != NULL)
    g_signal_connect_object (line, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
}

/**
 * jalons_activity_row_get_line:
 *
 * Returns: (transfer none) (nullable): what it shows
 */
JalonsLine *
jalons_activity_row_get_line (JalonsActivityRow *self)
{
  return self->line;
}

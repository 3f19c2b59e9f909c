/* The head of the page of a class: who it is, what it owes, what is planned, by axis.
 * Invariant: every figure comes from core/hours.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/classes/class-summary.h"

#include <glib/gi18n-lib.h>

#include "core/published/frameworks.h"
#include "core/published/levels.h"
#include "core/words/text.h"
#include "ui/parts/meter.h"
#include "ui/parts/tip.h"
#include "ui/parts/words.h"

struct _JalonsClassSummary
{
  GtkWidget parent_instance;

  GtkLabel *code;
  GtkLabel *who;
  GtkLabel *teachers;
  GtkLabel *balance;
  GtkLabel *owed;
  GtkLabel *planned;
  GtkLabel *confirmed;
  GtkLabel *done;
  GtkLabel *remaining;
  GtkLabel *remaining_name;
  GtkLabel *weeks;
  JalonsMeter *meter;
  GtkBox *axes;
};

G_DEFINE_FINAL_TYPE (JalonsClassSummary, jalons_class_summary, GTK_TYPE_WIDGET)

static void
set_minutes (GtkLabel *label,
             int minutes)
{
  g_autofree char *text = minutes == JALONS_UNSET ? g_strdup ("–") : jalons_format_minutes (minutes);

  gtk_label_set_label (label, text);
}

/* Who */

static void
show_who (JalonsClassSummary *self,
          JalonsWorkspace *workspace,
          JalonsDivision *division)
{
  g_autofree char *pupils = jalons_words_pupils (jalons_division_headcount (division));
  g_autofree char *names = jalons_format_list (jalons_division_lead_teachers (division));
  unsigned n = g_strv_length ((char **) jalons_division_lead_teachers (division));
  g_autofree char *teachers = g_strdup_printf (ngettext ("Head teacher: %s", "Head teachers: %s", n), names);
  const char *label = jalons_workspace_level (workspace, jalons_division_level (division)).long_label;
  g_autofree char *who = g_strdup_printf ("%s%s%s", label, *label && *pupils ? " · " : "", pupils);

  gtk_label_set_label (self->code, jalons_division_code (division));
  gtk_label_set_label (self->who, who);
  gtk_label_set_label (self->teachers, teachers);
  gtk_widget_set_visible (GTK_WIDGET (self->teachers), *names != '\0');
}

/* How much */

static void
show_balance (JalonsClassSummary *self,
              const JalonsHours *hours)
{
  static const char *const classes[] = { "short", "complete", "above" };
  gboolean known = hours->owed.minutes != JALONS_UNSET;
  int remaining = known ? jalons_hours_remaining (hours) : 0;
  int which = remaining > 0 ? 0 : (remaining == 0 ? 1 : 2);
  g_autofree char *words = jalons_words_balance (remaining);

  gtk_label_set_label (self->balance, words);
  gtk_widget_set_visible (GTK_WIDGET (self->balance), known);
  for (int i = 0; i < 3; i++)
    if (i == which)
      gtk_widget_add_css_class (GTK_WIDGET (self->balance), classes[i]);
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self->balance), classes[i]);
  set_minutes (self->remaining, known ? ABS (remaining) : JALONS_UNSET);
  gtk_label_set_label (self->remaining_name, remaining < 0 ? C_ ("hours", "in excess") : C_ ("hours", "remaining"));
}

static const char *
origin_words (JalonsOwed owed)
{
  const JalonsReferenceSet *set = jalons_references_lookup (owed.set);

  switch (owed.origin)
    {
    case JALONS_OWED_BUNDLED:
      return set ? set->source : "";
    case JALONS_OWED_EDITED:
      return _ ("A reference set that was edited here");
    case JALONS_OWED_SCHOOL:
      return _ ("The school’s own volume");
    case JALONS_OWED_DIVISION:
      return _ ("The class’s own volume");
    case JALONS_OWED_UNKNOWN:
    default:
      return _ ("No text says what this level owes; set it in the preferences");
    }
}

static void
show_figures (JalonsClassSummary *self,
              const JalonsHours *hours)
{
  g_autofree char *spoken = jalons_words_progress_spoken (hours->total.planned, hours->owed.minutes);

  set_minutes (self->owed, hours->owed.minutes);
  jalons_tip_set (gtk_widget_get_parent (GTK_WIDGET (self->owed)), origin_words (hours->owed));
  set_minutes (self->planned, hours->total.planned);
  set_minutes (self->confirmed, hours->total.confirmed);
  set_minutes (self->done, hours->total.done);
  jalons_meter_set (self->meter, hours->owed.minutes, hours->total.planned, hours->total.done, spoken);
}

static void
show_weeks (JalonsClassSummary *self,
            JalonsWorkspace *workspace,
            JalonsDivision *division,
            const JalonsHours *hours)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (workspace);
  JalonsYear *year = jalons_dataset_follow (dataset, division, JALONS_DIVISION_YEAR);
  JalonsCalendar *calendar = jalons_workspace_get_calendar (workspace);
  int left = calendar ? jalons_calendar_weeks_left (calendar, jalons_workspace_get_today (workspace)) : 0;
  int aim = year ? jalons_year_half_days (year) : JALONS_UNSET;
  g_autofree char *weeks = g_strdup_printf (ngettext ("%d week of class left", "%d weeks of class left",
                                                      (unsigned long) left),
                                            left);
  g_autofree char *half_days = NULL;
  g_autofree char *text = NULL;

  if (aim > 0)
    /* Translators: how many half-days are planned of how many are aimed at */
    half_days = g_strdup_printf (_ ("Half-days of orientation: %d of %d"), hours->half_days, aim);
  text = g_strdup_printf ("%s%s%s", weeks, half_days ? " · " : "", half_days ? half_days : "");
  gtk_label_set_label (self->weeks, text);
}

/* By axis */

static GtkWidget *
new_axis (const JalonsAxis *axis)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *letter = gtk_label_new (axis->letter);
  GtkWidget *name = gtk_label_new (axis->short_label);
  GtkWidget *minutes = gtk_label_new (NULL);
  GtkWidget *meter = jalons_meter_new ();

  gtk_widget_add_css_class (letter, "axis");
  gtk_widget_add_css_class (letter, axis->colour);
  gtk_widget_add_css_class (meter, axis->colour);
  gtk_widget_add_css_class (meter, "axis-meter");
  gtk_widget_add_css_class (name, "caption");
  gtk_widget_add_css_class (minutes, "numeric");
  gtk_widget_set_valign (letter, GTK_ALIGN_CENTER);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (name), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_set_vexpand (line, TRUE); /* the bars are side by side, however many lines the names take */
  jalons_tip_set (box, axis->label);
  gtk_box_append (GTK_BOX (line), letter);
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (line), minutes);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), meter);
  g_object_set_data (G_OBJECT (box), "minutes", minutes);
  g_object_set_data (G_OBJECT (box), "meter", meter);
  return box;
}

static void
show_axes (JalonsClassSummary *self,
           const JalonsHours *hours)
{
  gsize n = 0;
  const JalonsAxis *axes = jalons_axes_list (NULL, &n);
  GtkWidget *box = gtk_widget_get_first_child (GTK_WIDGET (self->axes));

  for (gsize i = 0; i < n && i < JALONS_HOURS_MAX_AXES; i++)
    {
      const JalonsSums *sums = &hours->axes[i];
      g_autofree char *minutes = jalons_format_minutes (sums->planned);
      g_autofree char *spoken = g_strdup_printf ("%s: %s", axes[i].short_label, minutes);

      if (box == NULL)
        {
          box = new_axis (&axes[i]);
          gtk_box_append (self->axes, box);
        }
      gtk_label_set_label (g_object_get_data (G_OBJECT (box), "minutes"), minutes);
      /* Each bar is a part of the same whole, so that the axes compare. */
      jalons_meter_set (g_object_get_data (G_OBJECT (box), "meter"), MAX (hours->owed.minutes, hours->total.planned),
                        sums->planned, sums->done, spoken);
      box = gtk_widget_get_next_sibling (box);
    }
}

static void
jalons_class_summary_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (jalons_class_summary_parent_class)->dispose (object);
}

static void
jalons_class_summary_class_init (JalonsClassSummaryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_class_summary_dispose;
  g_type_ensure (JALONS_TYPE_METER);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/jalons/Jalons/ui/class-summary.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonsClassSummary, code);
  gtk_widget_class_bind_template_child (widget_class, JalonsClassSummary, who);
  gtk_widget_class_bind_template_child (widget_class, JalonsClassSummary, teachers);
  gtk_widget_class_bind_template_child (widget_class, JalonsClassSummary, balance);
  gtk_widget_class_bind_template_child (widget_class, JalonsClassSummary, owed);
  gtk_widget_class_bind_template_child (widget_class, JalonsClassSummary, planned);
  gtk_widget_class_bind_template_child (widget_class, JalonsClassSummary, confirmed);
  gtk_widget_class_bind_template_child (widget_class, JalonsClassSummary, done);
  gtk_widget_class_bind_template_child (widget_class, JalonsClassSummary, remaining);
  gtk_widget_class_bind_template_child (widget_class, JalonsClassSummary, remaining_name);
  gtk_widget_class_bind_template_child (widget_class, JalonsClassSummary, weeks);
  gtk_widget_class_bind_template_child (widget_class, JalonsClassSummary, meter);
  gtk_widget_class_bind_template_child (widget_class, JalonsClassSummary, axes);
}

static void
jalons_class_summary_init (JalonsClassSummary *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * jalons_class_summary_show:
 * @division: the class to show
 */
void
jalons_class_summary_show (JalonsClassSummary *self,
                           JalonsWorkspace *workspace,
                           JalonsDivision *division)
{
  const JalonsHours *hours = jalons_workspace_get_hours (workspace, division);

  show_who (self, workspace, division);
  show_balance (self, hours);
  show_figures (self, hours);
  show_weeks (self, workspace, division, hours);
  show_axes (self, hours);
}

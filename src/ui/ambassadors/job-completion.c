/* A list of jobs under the row in which one is typed: Down goes into it, Enter takes a job, Escape closes it.
 * Invariant: the keyboard stays in the row; the list never takes it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/ambassadors/job-completion.h"

#include <glib/gi18n-lib.h>

#include "ui/parts/field-row.h"

/* How many jobs are offered at once. */
#define N_OFFERED 8

/* What the two rows of a form share. */
typedef struct
{
  JalonsJobs *jobs;
  GtkEditable *feminine, *masculine, *rome, *sector; /* rows of the form */
  gboolean filling;
} Form;

/* One row in which a job is typed. */
typedef struct
{
  Form *form; /* counted */
  GtkWidget *row;
  GtkWidget *popover; /* NULL once the row is going */
  GtkListBox *list;
  GPtrArray *found; /* of JalonsJob, which the jobs own: one for each line of the list */
} Completion;

static void
form_clear (gpointer data)
{
  g_clear_pointer (&((Form *) data)->jobs, jalons_jobs_free);
}

static void
completion_free (gpointer data)
{
  Completion *self = data;

  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_rc_box_release_full (self->form, form_clear);
  g_free (self);
}

/* Taking a job */

static void
fill (GtkEditable *row,
      const char *text,
      gboolean over)
{
  if (*text != '\0' && (over || *gtk_editable_get_text (row) == '\0'))
    gtk_editable_set_text (row, text);
}

static void
fill_form (Form *form,
           const JalonsJob *job,
           gboolean over)
{
  form->filling = TRUE;
  fill (form->feminine, job->feminine, over);
  fill (form->masculine, job->masculine, over);
  /* A job with one name for all leaves none of another job behind. */
  if (over && *job->feminine == '\0')
    gtk_editable_set_text (form->feminine, "");
  fill (form->rome, job->rome, over);
  fill (form->sector, job->sector, FALSE);
  form->filling = FALSE;
}

static void
close_list (Completion *self)
{
  if (self->popover == NULL)
    return;
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->row), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->row), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);
}

static void
take (Completion *self,
      GtkListBoxRow *line)
{
  const JalonsJob *job = g_ptr_array_index (self->found, (guint) gtk_list_box_row_get_index (line));

  fill_form (self->form, job, TRUE);
  gtk_editable_set_position (GTK_EDITABLE (self->row), -1);
  close_list (self);
}

/* A name that was typed whole says as much as one that was chosen; what stands there already was meant. */
static void
on_left (Completion *self)
{
  const JalonsJob *job = jalons_jobs_find (self->form->jobs, gtk_editable_get_text (GTK_EDITABLE (self->row)));

  close_list (self);
  if (job != NULL && self->popover != NULL)
    fill_form (self->form, job, FALSE);
}

/* The list */

static GtkWidget *
new_line (const JalonsJob *job)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *name = gtk_label_new (NULL), *code = gtk_label_new (NULL);
  GtkWidget *line = gtk_list_box_row_new ();
  /* Translators: the feminine and the masculine word for a job */
  g_autofree char *names = *job->feminine != '\0' ? g_strdup_printf (_ ("%1$s or %2$s"), job->feminine, job->masculine)
                                                  : g_strdup (job->masculine);
  g_autofree char *codes = g_strjoin (*job->rome && *job->sector ? " · " : "", job->rome, job->sector, NULL);
  g_autofree char *told = *codes != '\0' ? g_strdup_printf ("%s, %s", names, codes) : g_strdup (names);

  gtk_label_set_label (GTK_LABEL (name), names);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 52);
  gtk_label_set_label (GTK_LABEL (code), codes);
  gtk_label_set_xalign (GTK_LABEL (code), 0);
  gtk_widget_add_css_class (code, "caption");
  gtk_widget_add_css_class (code, "dim-label");
  gtk_widget_set_visible (code, *codes != '\0');
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), code);
  gtk_widget_set_margin_top (box, 4);
  gtk_widget_set_margin_bottom (box, 4);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line), box);
  gtk_widget_set_focusable (line, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, told, -1);
  return line;
}

static void
show_found (Completion *self)
{
  GtkListBoxRow *line;

  while ((line = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (line));
  for (guint i = 0; i < self->found->len; i++)
    gtk_list_box_append (self->list, new_line (self->found->pdata[i]));
  if (self->found->len == 0)
    {
      close_list (self);
      return;
    }
  gtk_popover_popup (GTK_POPOVER (self->popover));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->row), GTK_ACCESSIBLE_STATE_EXPANDED, TRUE, -1);
}

static gboolean
has_keyboard (GtkWidget *row)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (row));

  return focus != NULL && (focus == row || gtk_widget_is_ancestor (focus, row));
}

static void
on_changed (Completion *self)
{
  if (self->form->filling || gtk_widget_get_root (self->row) == NULL || !has_keyboard (self->row))
    return;
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = jalons_jobs_complete (self->form->jobs, gtk_editable_get_text (GTK_EDITABLE (self->row)), N_OFFERED);
  show_found (self);
}

/* Keys */

static void
go (Completion *self,
    int by)
{
  GtkListBoxRow *present = gtk_list_box_get_selected_row (self->list), *line;
  int n = (int) self->found->len, from = present ? gtk_list_box_row_get_index (present) : (by > 0 ? -1 : n);

  line = gtk_list_box_get_row_at_index (self->list, (from + by + n) % n);
  gtk_list_box_select_row (self->list, line);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->row), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, line, -1);
}

/* Enter on nothing means what was typed; the row then does what it does without a list. */
static gboolean
on_key (Completion *self,
        guint key)
{
  GtkListBoxRow *line = gtk_list_box_get_selected_row (self->list);

  if (!gtk_widget_get_visible (self->popover))
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      go (self, key == GDK_KEY_Down || key == GDK_KEY_KP_Down ? 1 : -1);
      return TRUE;
    case GDK_KEY_Escape:
      close_list (self);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (line == NULL)
        close_list (self);
      else
        take (self, line);
      return line != NULL;
    default:
      return FALSE;
    }
}

/* Attaching */

static void
add_popover (Completion *self)
{
  GtkWidget *list = gtk_list_box_new ();

  self->list = GTK_LIST_BOX (list);
  self->popover = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_popover_set_child (GTK_POPOVER (self->popover), list);
  gtk_widget_set_can_focus (self->popover, FALSE);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Jobs of the documentation"),
                                  -1);
  gtk_widget_set_parent (self->popover, self->row);
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (take), self);
}

static void
on_destroy (Completion *self)
{
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

static void
attach (Form *form,
        GtkEditable *row)
{
  Completion *self = g_new0 (Completion, 1);
  GtkEventController *keys = gtk_event_controller_key_new (), *focus = gtk_event_controller_focus_new ();

  self->form = g_rc_box_acquire (form);
  self->row = GTK_WIDGET (row);
  self->found = g_ptr_array_new ();
  add_popover (self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_left), self);
  gtk_widget_add_controller (self->row, keys);
  gtk_widget_add_controller (self->row, focus);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->row), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (row, "destroy", G_CALLBACK (on_destroy), self);
  g_object_set_data_full (G_OBJECT (row), "jalons-job-completion", self, completion_free);
}

/**
 * jalons_job_completion_attach:
 * @form: of an ambassador
 * @dataset: whose documents describe jobs: those imported from Onisep
 *
 * Offers the jobs of the documentation in the rows of the job, feminine and masculine; a job that is chosen fills both, and
 * the code of the ROME. Does nothing when no document describes a job.
 */
void
jalons_job_completion_attach (JalonsRecordForm *form,
                              JalonsDataset *dataset)
{
  g_autoptr (JalonsJobs) jobs = jalons_jobs_new (dataset);
  Form *shared;

  if (jalons_jobs_count (jobs) == 0)
    return;
  shared = g_rc_box_new0 (Form);
  shared->jobs = g_steal_pointer (&jobs);
  shared->feminine = GTK_EDITABLE (jalons_record_form_get_row (form, JALONS_AMBASSADOR_JOB_FEMININE));
  shared->masculine = GTK_EDITABLE (jalons_record_form_get_row (form, JALONS_AMBASSADOR_JOB_MASCULINE));
  shared->rome = GTK_EDITABLE (jalons_record_form_get_row (form, JALONS_AMBASSADOR_ROME));
  shared->sector = GTK_EDITABLE (jalons_record_form_get_row (form, JALONS_AMBASSADOR_SECTOR));
  attach (shared, shared->feminine);
  attach (shared, shared->masculine);
  g_rc_box_release_full (shared, form_clear);
}

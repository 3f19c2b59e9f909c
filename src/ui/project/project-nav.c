/* At the side of the pages: the project's name and state, its next step, and the pages.
 * Invariant: the state is told as a sentence: what, when and by whom.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/project/project-nav.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/project/remarks.h"
#include "core/words/labels.h"
#include "core/words/text.h"
#include "ui/parts/choices.h"
#include "ui/parts/one-stop.h"
#include "ui/project/author.h"
#include "ui/project/review/step-dialog.h"

struct _JalonsProjectNav
{
  GtkWidget parent_instance;

  JalonsProjectData *data;
  GtkWidget *scrolled;
  GtkWidget *title;
  GtkWidget *span;
  GtkWidget *chooser; /* among the projects of the school, when there are several */
  GtkWidget *state;
  GtkWidget *step_button;
  GtkWidget *step_label;
  GtkWidget *menu_button;
  GtkWidget *remarks;
  GtkWidget *progress;
  GtkWidget *list;
  char *offered; /* in the chooser */
  gboolean showing;
};

enum
{
  SIGNAL_SELECTED,
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JalonsProjectNav, jalons_project_nav, GTK_TYPE_WIDGET)

/* State */

/* A label as the beginning of a sentence. */
static char *
capitalise (const char *label)
{
  g_autofree char *first = g_utf8_substring (label, 0, 1);
  g_autofree char *upper = g_utf8_strup (first, -1);

  return g_strconcat (upper, g_utf8_next_char (label), NULL);
}

/**
 * jalons_project_state_sentence:
 *
 * Returns: (transfer full): "Soumis à relecture le 12 mars 2027 par Mme Lemaire, chef d’établissement"; "Brouillon"
 */
char *
jalons_project_state_sentence (JalonsDataset *dataset,
                               const JalonsProject *project)
{
  JalonsProjectState state = (JalonsProjectState) jalons_project_state (project);
  JalonsRevision *revision = jalons_project_last_revision (dataset, project, state);
  g_autofree char *label = capitalise (jalons_project_state_label (state));
  g_autofree char *day = NULL, *who = NULL;

  if (revision == NULL || jalons_revision_day (revision) == JALONS_NO_DAY)
    return g_steal_pointer (&label);
  day = jalons_format_day (jalons_revision_day (revision), JALONS_DAY_DATE);
  if (*jalons_revision_author (revision) == '\0')
    /* Translators: a state, and a day: "Adopté en CA le 12 mars 2027" */
    return g_strdup_printf (_ ("%1$s on %2$s"), label, day);
  who = jalons_signature_in_words (jalons_revision_author (revision), (JalonsRole) jalons_revision_role (revision));
  /* Translators: a state, a day, a name: "Soumis à relecture le 12 mars 2027 par Mme Lemaire" */
  return g_strdup_printf (_ ("%1$s on %2$s by %3$s"), label, day, who);
}

static void
show_state (JalonsProjectNav *self,
            JalonsProject *project)
{
  JalonsDataset *dataset = jalons_project_data_get_dataset (self->data);
  g_autofree char *name = jalons_project_name (dataset, project), *span = jalons_project_span (project);
  g_autofree char *state = jalons_project_state_sentence (dataset, project), *text = NULL;
  int edition = jalons_project_edition (project);

  /* Translators: the years of a project, and the number of its version: "2026-2029 · version 2" */
  text = edition > 1 ? g_strdup_printf (_ ("%1$s · version %2$d"), span, edition) : g_strdup (span);
  gtk_label_set_label (GTK_LABEL (self->title), name);
  gtk_label_set_label (GTK_LABEL (self->span), text);
  gtk_widget_set_visible (self->span, edition > 1 || strstr (name, span) == NULL);
  gtk_label_set_label (GTK_LABEL (self->state), state);
}

/* Several projects of one school */

static void
on_chosen (JalonsProjectNav *self)
{
  if (!self->showing)
    jalons_project_data_set_project (self->data, jalons_choices_get (self->chooser));
}

/* A list that is open stays so while other things change. */
static void
offer (JalonsProjectNav *self,
       const char *const *ids,
       const char *const *labels)
{
  g_autofree char *all_ids = g_strjoinv ("\n", (char **) ids), *all_labels = g_strjoinv ("\n", (char **) labels);
  g_autofree char *offered = g_strconcat (all_ids, "\n", all_labels, NULL);

  if (g_strcmp0 (offered, self->offered) == 0)
    return;
  g_free (self->offered);
  self->offered = g_steal_pointer (&offered);
  self->showing = TRUE;
  jalons_choices_fill (self->chooser, ids, labels);
  self->showing = FALSE;
}

static void
show_chooser (JalonsProjectNav *self,
              JalonsProject *project)
{
  g_autoptr (GPtrArray) projects = jalons_project_list (jalons_project_data_get_dataset (self->data),
                                                        jalons_project_data_get_school (self->data));
  g_autoptr (GPtrArray) ids = g_ptr_array_new (), labels = g_ptr_array_new_with_free_func (g_free);

  gtk_widget_set_visible (self->chooser, projects->len > 1);
  if (projects->len < 2)
    return;
  for (guint i = 0; i < projects->len; i++)
    {
      g_autofree char *span = jalons_project_span (projects->pdata[i]);

      g_ptr_array_add (ids, (gpointer) jalons_record_get_id (projects->pdata[i]));
      /* Translators: the years of a project, its state: "2026-2029 · adopté en CA" */
      g_ptr_array_add (labels, g_strdup_printf (_ ("%1$s · %2$s"), span,
                                                jalons_project_state_label ((JalonsProjectState)
                                                                              jalons_project_state (projects->pdata[i]))));
    }
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (labels, NULL);
  offer (self, (const char *const *) ids->pdata, (const char *const *) labels->pdata);
  self->showing = TRUE;
  jalons_choices_set (self->chooser, jalons_record_get_id (project));
  self->showing = FALSE;
}

static char *
label_of_new (JalonsProjectNav *self)
{
  int start = jalons_project_next_start (jalons_project_data_get_dataset (self->data),
                                         jalons_project_data_get_school (self->data),
                                         jalons_workspace_get_start_year (jalons_project_data_get_workspace (self->data)));

  /* Translators: the first and the last year of a project: "2029", "2032" */
  return g_strdup_printf (_ ("_New Project %1$d-%2$d"), start, start + JALONS_PROJECT_YEARS);
}

/* Steps */

static const JalonsProjectStep onward[] = { JALONS_STEP_SUBMIT, JALONS_STEP_REVIEW, JALONS_STEP_ADVISE, JALONS_STEP_ADOPT,
                                            JALONS_STEP_BEGIN_NEXT };

static int
next_step (JalonsProjectState state)
{
  for (guint i = 0; i < G_N_ELEMENTS (onward); i++)
    if (jalons_step_may_follow (state, onward[i]))
      return (int) onward[i];
  return -1;
}

static GMenuModel *
make_menu (JalonsProjectNav *self,
           JalonsProject *project,
           int suggested)
{
  JalonsProjectState state = (JalonsProjectState) jalons_project_state (project);
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) steps = g_menu_new (), rest = g_menu_new (), more = g_menu_new ();

  for (int step = 0; step < JALONS_N_STEPS; step++)
    if (step != suggested && jalons_step_may_follow (state, (JalonsProjectStep) step))
      {
        g_autofree char *label = g_strdup_printf ("%s…", jalons_step_label ((JalonsProjectStep) step));
        g_autofree char *action = g_strdup_printf ("project.step(%d)", step);

        g_menu_append (steps, label, action);
      }
  if (!jalons_project_data_is_copy (self->data))
    {
      g_autofree char *label = label_of_new (self);

      g_menu_append (more, label, "project.create-next");
    }
  g_menu_append (rest, jalons_project_data_is_copy (self->data) ? _ ("_Export with the Remarks…")
                                                                : _ ("_Export for a Reviewer…"),
                 "project.carry");
  g_menu_append (rest, _ ("Save the T_ables…"), "project.save-tables");
  g_menu_append (rest, _ ("_Print…"), "win.print");
  if (jalons_project_data_is_editable (self->data))
    g_menu_append (rest, _ ("Change the _Title…"), "project.title");
  g_menu_append (rest, _ ("Who _Writes…"), "project.author");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (steps));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rest));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
  return G_MENU_MODEL (menu);
}

static void
show_steps (JalonsProjectNav *self,
            JalonsProject *project)
{
  int step = next_step ((JalonsProjectState) jalons_project_state (project));
  g_autoptr (GMenuModel) menu = make_menu (self, project, step);

  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->menu_button), menu);
  gtk_widget_set_visible (self->step_button, step >= 0);
  if (step >= 0)
    {
      g_autofree char *who = jalons_step_who_in_words ((JalonsProjectStep) step);
      /* Translators: %s is a list of roles */
      g_autofree char *tip = g_strdup_printf (_ ("For: %s"), who);

      gtk_label_set_label (GTK_LABEL (self->step_label), jalons_step_label ((JalonsProjectStep) step));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->step_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      jalons_step_label ((JalonsProjectStep) step), -1);
      gtk_widget_set_tooltip_text (self->step_button, tip);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->step_button), "i", step);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->step_button), "project.step");
    }
}

/* Remarks */

static void
show_remarks (JalonsProjectNav *self,
              JalonsProject *project)
{
  g_autoptr (GPtrArray) threads = jalons_project_threads (jalons_project_data_get_dataset (self->data), project);
  guint n_open = jalons_project_count_open (jalons_project_data_get_dataset (self->data), project, FALSE);
  guint n_resolved = threads->len - MIN (n_open, threads->len);
  g_autofree char *open = g_strdup_printf (ngettext ("%u open remark", "%u open remarks", n_open), n_open);
  g_autofree char *resolved = g_strdup_printf (ngettext ("%u resolved", "%u resolved", n_resolved), n_resolved);
  g_autofree char *text = g_strdup_printf ("%s · %s", open, resolved);

  gtk_widget_set_visible (self->remarks, threads->len > 0);
  gtk_widget_set_visible (self->progress, threads->len > 0);
  gtk_label_set_label (GTK_LABEL (self->remarks), text);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress),
                                 threads->len > 0 ? (double) n_resolved / threads->len : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/**
 * jalons_project_nav_update:
 *
 * Shows the project as it is now; only called when there is one.
 */
void
jalons_project_nav_update (JalonsProjectNav *self)
{
  JalonsProject *project = jalons_project_data_get_project (self->data);

  show_chooser (self, project);
  show_state (self, project);
  show_steps (self, project);
  show_remarks (self, project);
}

/* Pages */

static void
on_row_selected (JalonsProjectNav *self,
                 GtkListBoxRow *row)
{
  if (row != NULL && !self->showing)
    g_signal_emit (self, signals[SIGNAL_SELECTED], 0, gtk_widget_get_name (GTK_WIDGET (row)));
}

static void
on_row_activated (JalonsProjectNav *self)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

/**
 * jalons_project_nav_add:
 * @name: of a page
 */
void
jalons_project_nav_add (JalonsProjectNav *self,
                        const char *name,
                        const char *title)
{
  GtkWidget *row = gtk_list_box_row_new (), *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_tooltip_text (row, title);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_widget_set_name (row, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  self->showing = TRUE;
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  self->showing = FALSE;
}

static GtkWidget *
find_row (JalonsProjectNav *self,
          const char *name)
{
  GtkWidget *row = gtk_widget_get_first_child (self->list);

  while (row != NULL && !g_str_equal (gtk_widget_get_name (row), name))
    row = gtk_widget_get_next_sibling (row);
  return row;
}

/**
 * jalons_project_nav_select:
 * @name: of the page that is shown now
 */
void
jalons_project_nav_select (JalonsProjectNav *self,
                           const char *name)
{
  self->showing = TRUE;
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), GTK_LIST_BOX_ROW (find_row (self, name)));
  self->showing = FALSE;
}

void
jalons_project_nav_focus (JalonsProjectNav *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : self->list);
}

/* Making it */

static void
jalons_project_nav_dispose (GObject *object)
{
  JalonsProjectNav *self = JALONS_PROJECT_NAV (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->data);
  g_clear_pointer (&self->offered, g_free);

  G_OBJECT_CLASS (jalons_project_nav_parent_class)->dispose (object);
}

static void
jalons_project_nav_class_init (JalonsProjectNavClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jalons_project_nav_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /**
   * JalonsProjectNav::selected:
   * @name: of the page that the user chose
   */
  signals[SIGNAL_SELECTED] = g_signal_new ("selected", JALONS_TYPE_PROJECT_NAV, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * JalonsProjectNav::chosen:
   *
   * The page that is selected is wanted: by a click, or Enter.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", JALONS_TYPE_PROJECT_NAV, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
}

static GtkWidget *
add_label (GtkWidget *box,
           const char *css)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
make_steps (JalonsProjectNav *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->step_button = gtk_button_new ();
  self->step_label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->step_label), TRUE);
  gtk_label_set_justify (GTK_LABEL (self->step_label), GTK_JUSTIFY_CENTER);
  gtk_button_set_child (GTK_BUTTON (self->step_button), self->step_label);
  gtk_widget_set_hexpand (self->step_button, TRUE);
  gtk_widget_add_css_class (self->step_button, "suggested-action");
  self->menu_button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu_button), "view-more-symbolic");
  gtk_widget_set_tooltip_text (self->menu_button, _ ("Other steps, and what else can be done"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Other steps, and what else can be done"), -1);
  gtk_widget_set_valign (self->menu_button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), self->step_button);
  gtk_box_append (GTK_BOX (row), self->menu_button);
  return row;
}

static GtkWidget *
make_head (JalonsProjectNav *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->chooser = gtk_drop_down_new (NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chooser), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Which project of the school"), -1);
  g_signal_connect_object (self->chooser, "notify::selected", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->chooser);
  self->title = add_label (box, "heading");
  self->span = add_label (box, "dim-label");
  self->state = add_label (box, "project-state");
  gtk_box_append (GTK_BOX (box), make_steps (self));
  self->remarks = add_label (box, "caption");
  self->progress = gtk_progress_bar_new ();
  gtk_box_append (GTK_BOX (box), self->progress);
  gtk_widget_add_css_class (box, "project-head");
  return box;
}

static void
jalons_project_nav_init (JalonsProjectNav *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->scrolled = gtk_scrolled_window_new ();
  gtk_widget_set_focusable (self->scrolled, FALSE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (box), make_head (self));
  self->list = gtk_list_box_new ();
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Pages of the project"),
                                  -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (on_row_selected), self, G_CONNECT_SWAPPED);
  jalons_one_stop (GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "class-list");
  gtk_widget_add_css_class (GTK_WIDGET (self), "project-nav");
}

GtkWidget *
jalons_project_nav_new (JalonsProjectData *data)
{
  JalonsProjectNav *self = g_object_new (JALONS_TYPE_PROJECT_NAV, NULL);

  self->data = g_object_ref (data);
  return GTK_WIDGET (self);
}

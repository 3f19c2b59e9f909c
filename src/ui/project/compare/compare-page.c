/* The page Comparer.
 * Invariant: what comes back from the disk is shown only while it is still what is chosen.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/project/compare/compare-page.h"

#include <glib/gi18n-lib.h>

#include "core/project/compare.h"
#include "core/project/project.h"
#include "sync/carry.h"
#include "ui/parts/choices.h"
#include "ui/project/about.h"
#include "ui/project/author.h"
#include "ui/project/compare/compare-list.h"

#define NOW "now"

enum
{
  BEFORE,
  AFTER,
  N_SIDES,
};

typedef struct
{
  GtkWidget *chooser;
  char *id;               /* of the revision that is loaded, or NOW */
  JalonsDataset *dataset; /* NULL for now, and until it is loaded */
  GCancellable *cancellable;
} Side;

struct _JalonsComparePage
{
  JalonsProjectPage parent_instance;

  Side sides[N_SIDES];
  GtkWidget *summary;
  GtkWidget *trouble;
  GtkWidget *results; /* the list of what differs */
  char *offered;      /* the steps that were offered last */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (JalonsComparePage, jalons_compare_page, JALONS_TYPE_PROJECT_PAGE)

static JalonsProjectData *
data_of (JalonsComparePage *self)
{
  return jalons_project_page_get_data (JALONS_PROJECT_PAGE (self));
}

/* The whole */

static void
clear_results (JalonsComparePage *self)
{
  jalons_compare_list_show (self->results, NULL, NULL);
}

static JalonsDataset *
dataset_of (JalonsComparePage *self,
            const Side *side)
{
  return g_strcmp0 (side->id, NOW) == 0 ? jalons_project_data_get_dataset (data_of (self)) : side->dataset;
}

static void
show_comparison (JalonsComparePage *self)
{
  JalonsDataset *before = dataset_of (self, &self->sides[BEFORE]), *after = dataset_of (self, &self->sides[AFTER]);
  JalonsProject *project = jalons_project_data_get_project (data_of (self));
  g_autoptr (JalonsComparison) comparison = NULL;
  g_autofree char *summary = NULL;

  if (project == NULL || before == NULL || after == NULL)
    {
      clear_results (self);
      return;
    }
  comparison = jalons_compare (before, after, jalons_record_get_id (project));
  summary = jalons_comparison_summary (comparison);
  gtk_label_set_label (GTK_LABEL (self->summary), summary);
  jalons_compare_list_show (self->results, jalons_project_data_get_dataset (data_of (self)), comparison);
}

/* Loading */

static void
show_trouble (JalonsComparePage *self,
              const char *text)
{
  gtk_label_set_label (GTK_LABEL (self->trouble), text ? text : "");
  gtk_widget_set_visible (self->trouble, text != NULL);
}

static Side *
side_of (JalonsComparePage *self,
         GCancellable *cancellable)
{
  for (guint i = 0; i < N_SIDES; i++)
    if (self->sides[i].cancellable == cancellable)
      return &self->sides[i];
  return NULL;
}

static void
on_loaded (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (JalonsComparePage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsCarried) carried = jalons_carry_thaw_finish (JALONS_STORE (object), result, &error);
  Side *side = side_of (self, g_task_get_cancellable (G_TASK (result)));

  /* Another was chosen meanwhile. */
  if (side == NULL)
    return;
  g_clear_object (&side->cancellable);
  if (carried == NULL)
    {
      gtk_label_set_label (GTK_LABEL (self->summary), "");
      show_trouble (self, error->message);
      return;
    }
  side->dataset = g_object_ref (carried->dataset);
  show_comparison (self);
}

static void
load_side (JalonsComparePage *self,
           Side *side)
{
  const char *id = jalons_choices_get (side->chooser);
  JalonsRevision *revision;

  if (g_strcmp0 (id, side->id) == 0)
    return;
  g_cancellable_cancel (side->cancellable);
  g_clear_object (&side->cancellable);
  g_clear_object (&side->dataset);
  g_free (side->id);
  side->id = g_strdup (id);
  revision = jalons_project_data_lookup (data_of (self), JALONS_ENTITY_REVISION, id);
  if (revision == NULL)
    return;
  if (*jalons_revision_file (revision) == '\0')
    {
      show_trouble (self, _ ("No copy of the project was kept at this step; it cannot be compared."));
      return;
    }
  side->cancellable = g_cancellable_new ();
  jalons_carry_thaw_async (jalons_workspace_get_store (jalons_project_data_get_workspace (data_of (self))),
                           jalons_revision_file (revision), side->cancellable, on_loaded, g_object_ref (self));
}

static gboolean
is_other (Side *side)
{
  return g_strcmp0 (jalons_choices_get (side->chooser), side->id) != 0;
}

/* What is wrong with one version is said until another is chosen. */
static void
load_sides (JalonsComparePage *self)
{
  if (is_other (&self->sides[BEFORE]) || is_other (&self->sides[AFTER]))
    show_trouble (self, NULL);
  for (guint i = 0; i < N_SIDES; i++)
    load_side (self, &self->sides[i]);
}

static void
on_chosen (JalonsComparePage *self)
{
  if (self->showing)
    return;
  load_sides (self);
  show_comparison (self);
}

/* What there is to choose from */

/* The step that a reader saw last: "what changed since the last review"; else the last one. */
static const char *
usual_before (JalonsComparePage *self,
              GPtrArray *revisions)
{
  for (guint i = revisions->len; i-- > 0;)
    {
      int state = jalons_revision_state (revisions->pdata[i]);

      if (state == JALONS_PROJECT_REVIEWED || state == JALONS_PROJECT_TO_REVISE || state == JALONS_PROJECT_ADOPTED)
        return jalons_record_get_id (revisions->pdata[i]);
    }
  return revisions->len > 0 ? jalons_record_get_id (revisions->pdata[revisions->len - 1]) : NOW;
}

static void
fill (JalonsComparePage *self,
      GPtrArray *revisions)
{
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new (), labels = g_strv_builder_new ();
  g_auto (GStrv) all_codes = NULL, all_labels = NULL;

  g_strv_builder_add (codes, NOW);
  g_strv_builder_add (labels, _ ("Now"));
  for (guint i = revisions->len; i-- > 0;)
    {
      g_autofree char *words = jalons_revision_in_words (revisions->pdata[i]);

      g_strv_builder_add (codes, jalons_record_get_id (revisions->pdata[i]));
      g_strv_builder_add (labels, words);
    }
  all_codes = g_strv_builder_end (codes);
  all_labels = g_strv_builder_end (labels);
  for (guint i = 0; i < N_SIDES; i++)
    jalons_choices_fill (self->sides[i].chooser, (const char *const *) all_codes, (const char *const *) all_labels);
}

static void
offer (JalonsComparePage *self)
{
  g_autoptr (GPtrArray) revisions = jalons_project_revisions (jalons_project_data_get_dataset (data_of (self)),
                                                              jalons_project_data_get_project (data_of (self)));
  g_autoptr (GString) offered = g_string_new (jalons_record_get_id (jalons_project_data_get_project (data_of (self))));

  for (guint i = 0; i < revisions->len; i++)
    g_string_append_printf (offered, " %s", jalons_record_get_id (revisions->pdata[i]));
  if (g_strcmp0 (offered->str, self->offered) == 0)
    return;
  g_free (self->offered);
  self->offered = g_strdup (offered->str);
  self->showing = TRUE;
  fill (self, revisions);
  jalons_choices_set (self->sides[BEFORE].chooser, usual_before (self, revisions));
  jalons_choices_set (self->sides[AFTER].chooser, NOW);
  self->showing = FALSE;
  if (revisions->len == 0)
    gtk_label_set_label (GTK_LABEL (self->summary),
                         _ ("There is only one version yet. Each step of the review keeps one to compare with."));
}

static gboolean
has_versions (JalonsComparePage *self)
{
  return g_strcmp0 (jalons_choices_get (self->sides[BEFORE].chooser), NOW) != 0 ||
         g_strcmp0 (jalons_choices_get (self->sides[AFTER].chooser), NOW) != 0;
}

static void
update (JalonsProjectPage *page)
{
  JalonsComparePage *self = JALONS_COMPARE_PAGE (page);

  offer (self);
  if (!has_versions (self))
    {
      clear_results (self);
      return;
    }
  load_sides (self);
  show_comparison (self);
}

/**
 * jalons_compare_page_set_revision:
 * @id: a step
 *
 * Compares the project as it was then with now.
 */
void
jalons_compare_page_set_revision (JalonsComparePage *self,
                                  const char *id)
{
  offer (self);
  self->showing = TRUE;
  jalons_choices_set (self->sides[BEFORE].chooser, id);
  jalons_choices_set (self->sides[AFTER].chooser, NOW);
  self->showing = FALSE;
  on_chosen (self);
}

static void
jalons_compare_page_dispose (GObject *object)
{
  JalonsComparePage *self = JALONS_COMPARE_PAGE (object);

  for (guint i = 0; i < N_SIDES; i++)
    {
      g_cancellable_cancel (self->sides[i].cancellable);
      g_clear_object (&self->sides[i].cancellable);
      g_clear_object (&self->sides[i].dataset);
      g_clear_pointer (&self->sides[i].id, g_free);
    }
  g_clear_pointer (&self->offered, g_free);

  G_OBJECT_CLASS (jalons_compare_page_parent_class)->dispose (object);
}

static void
jalons_compare_page_class_init (JalonsComparePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jalons_compare_page_dispose;
  JALONS_PROJECT_PAGE_CLASS (klass)->update = update;
}

static void
add_chooser (JalonsComparePage *self,
             GtkWidget *box,
             Side *side,
             const char *title)
{
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *label = gtk_label_new (title);

  side->chooser = gtk_drop_down_new (NULL, NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (side->chooser), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (side->chooser, "notify::selected", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (pair), label);
  gtk_box_append (GTK_BOX (pair), side->chooser);
  gtk_box_append (GTK_BOX (box), pair);
}

static GtkWidget *
add_label (GtkWidget *box,
           const char *css)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
jalons_compare_page_init (JalonsComparePage *self)
{
  JalonsProjectPage *page = JALONS_PROJECT_PAGE (self);
  GtkWidget *choosers = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *box = jalons_project_page_get_box (page);

  jalons_project_page_add_heading (page, _ ("Compare"), _ ("Two versions side by side: what was added, removed, moved or "
                                                           "reworded, and the hours before and after."));
  gtk_box_set_homogeneous (GTK_BOX (choosers), TRUE);
  gtk_box_append (GTK_BOX (box), choosers);
  self->showing = TRUE;
  add_chooser (self, choosers, &self->sides[BEFORE], _ ("Before"));
  add_chooser (self, choosers, &self->sides[AFTER], _ ("After"));
  self->showing = FALSE;
  self->summary = add_label (box, "heading");
  self->trouble = add_label (box, "entry-notice");
  gtk_widget_set_visible (self->trouble, FALSE);
  self->results = jalons_compare_list_new ();
  jalons_project_page_set_list (page, self->results);
}

JalonsProjectPage *
jalons_compare_page_new (JalonsProjectData *data)
{
  JalonsProjectPage *page = g_object_new (JALONS_TYPE_COMPARE_PAGE, NULL);

  jalons_project_page_set_data (page, data);
  return page;
}

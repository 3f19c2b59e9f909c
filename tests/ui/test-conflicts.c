/* What two people wrote at once of a project, on its pages: said beside what it is about, and settled there.
 * Invariant: every test ends by looking at the data, not at the widget.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk.h"
#include "sample.h"

#include "core/words/text.h"
#include "ui/project/about.h"
#include "ui/project/project-view.h"
#include "ui/sharing/conflict-bar.h"
#include "ui/sharing/roll-over-dialog.h"
#include "ui/sharing/sharing.h"

#define PROJECT "3b0a7c1e-0000-4000-8000-000000000001"
#define GOAL    "3b0a7c1e-0000-4000-8000-000000000002"
#define REMARK  "3b0a7c1e-0000-4000-8000-000000000003"
#define MARTIN  "First"
#define PETIT   "Second"

/**
 * Case:
 * @page: of the view Projet
 * @field: what both wrote
 */
typedef struct
{
  const char *name;
  const char *page;
  JalonsEntityId entity;
  const char *id;
  JalonsFieldId field;
} Case;

static const Case cases[] = {
  { "title", "goals", JALONS_ENTITY_PROJECT, PROJECT, JALONS_PROJECT_TITLE },
  { "text", "diagnosis", JALONS_ENTITY_PROJECT, PROJECT, JALONS_PROJECT_DIAGNOSIS },
  { "goal", "goals", JALONS_ENTITY_GOAL, GOAL, JALONS_GOAL_TARGET },
  { "remark", "review", JALONS_ENTITY_REMARK, REMARK, JALONS_REMARK_WORDS },
};

typedef struct
{
  const Case *what;
  JalonsWorkspace *workspace;
  GtkWidget *view;
  gboolean opened;
} Shown;

/* The two */

static void
put_project (JalonsStore *store)
{
  g_autofree char *school = jalons_school_make_id ("0590116F");
  JalonsDraft *project = jalons_draft_new (JALONS_ENTITY_PROJECT, PROJECT), *goal = jalons_draft_new (JALONS_ENTITY_GOAL, GOAL);
  JalonsDraft *remark = jalons_draft_new (JALONS_ENTITY_REMARK, REMARK);

  jalons_draft_set_text (project, JALONS_PROJECT_SCHOOL, school);
  jalons_draft_set_number (project, JALONS_PROJECT_START, 2026);
  fixture_put (store, "Create", project);
  jalons_draft_set_text (goal, JALONS_GOAL_PROJECT, PROJECT);
  jalons_draft_set_text (goal, JALONS_GOAL_WORDING, "Rencontrer des professionnels");
  fixture_put (store, "Add a goal", goal);
  jalons_draft_set_text (remark, JALONS_REMARK_PROJECT, PROJECT);
  jalons_draft_set_text (remark, JALONS_REMARK_WORDS, "À préciser");
  fixture_put (store, "Write a remark", remark);
}

static void
write_at_once (const Case *what,
               FixtureFolder folders[3])
{
  Office office;

  office_open (&office);
  put_project (office.martin.store);
  office_sync (&office);
  desk_set_text (&office.martin, what->entity, what->id, what->field, MARTIN);
  desk_set_text (&office.petit, what->entity, what->id, what->field, PETIT);
  office_sync (&office);
  desk_close (&office.martin);
  desk_close (&office.petit);
  memcpy (folders, office.folders, sizeof office.folders);
}

/* The window of the first */

static void
on_opened (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (GError) error = NULL;

  jalons_workspace_open_finish (JALONS_WORKSPACE (object), result, &error);
  g_assert_no_error (error);
  ((Shown *) data)->opened = TRUE;
}

static gboolean
is_opened (gpointer data)
{
  return ((Shown *) data)->opened;
}

static guint
count_conflicts (Shown *shown)
{
  return jalons_sharing_list_conflicts (jalons_workspace_get_sharing (shown->workspace))->len;
}

static GtkWidget *
find_choice (GtkWidget *widget,
             const char *text)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_choice (child, text);

      if (found != NULL)
        return found;
      if (GTK_IS_BUTTON (child) && gtk_widget_get_mapped (child) &&
          gtk_widget_get_ancestor (child, JALONS_TYPE_CONFLICT_BAR) != NULL &&
          strstr (gtk_widget_get_tooltip_text (child), text) != NULL)
        return child;
    }
  return NULL;
}

static gboolean
is_said (gpointer data)
{
  Shown *shown = data;

  return find_choice (shown->view, PETIT) != NULL;
}

static gboolean
is_settled (gpointer data)
{
  Shown *shown = data;

  return count_conflicts (shown) == 0 && !is_said (shown);
}

static void
open_view (Shown *shown,
           const char *folder)
{
  shown->workspace = jalons_workspace_new (jalons_day_new (2026, 11, 21));
  jalons_workspace_open_async (shown->workspace, folder, on_opened, shown);
  sample_wait (is_opened, shown);
  shown->view = jalons_project_view_new (shown->workspace);
}

static void
test_page (gconstpointer data)
{
  Shown shown = { .what = data };
  GtkWindow *window = GTK_WINDOW (adw_window_new ());
  FixtureFolder folders[3];
  g_autofree char *picture = g_strdup_printf ("conflict-%s", shown.what->name);
  JalonsRecord *record;

  write_at_once (shown.what, folders);
  open_view (&shown, folders[0]);
  adw_window_set_content (ADW_WINDOW (window), shown.view);
  gtk_window_set_default_size (window, 1000, 600);
  gtk_window_present (window);
  jalons_project_view_show_page (JALONS_PROJECT_VIEW (shown.view), shown.what->page);

  sample_wait (is_said, &shown);
  g_assert_cmpuint (count_conflicts (&shown), ==, 1);
  sample_picture (window, 1000, 600, picture);
  gtk_widget_activate (find_choice (shown.view, MARTIN));
  sample_wait (is_settled, &shown);
  record = jalons_dataset_lookup (jalons_workspace_get_dataset (shown.workspace), shown.what->entity, shown.what->id);
  g_assert_cmpstr (jalons_record_get_text (record, shown.what->field), ==, MARTIN);

  gtk_window_destroy (window);
  jalons_workspace_close (shown.workspace);
  sample_settle ();
  g_object_unref (shown.workspace);
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    fixture_remove_folder (folders[i]);
}

static GtkWidget *
find_sentence (GtkWidget *widget,
               const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL && gtk_widget_get_visible (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_sentence (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Who makes the space go on elsewhere is told what is still open, and when it is not any more. */
static void
test_roll_over (void)
{
  Shown shown = { .what = &cases[0] };
  FixtureFolder folders[3];
  JalonsSharing *sharing;
  GtkWindow *dialog;

  write_at_once (shown.what, folders);
  open_view (&shown, folders[0]);
  g_object_ref_sink (shown.view);
  sharing = jalons_workspace_get_sharing (shown.workspace);
  while (count_conflicts (&shown) == 0)
    sample_settle ();
  dialog = jalons_roll_over_dialog_new (shown.workspace);
  gtk_window_present (dialog);
  g_assert_nonnull (find_sentence (GTK_WIDGET (dialog), "1 conflict is open"));
  sample_picture (dialog, 560, 320, "roll-over-conflict");
  jalons_sharing_settle (sharing, jalons_sharing_list_conflicts (sharing)->pdata[0], MARTIN);
  while (count_conflicts (&shown) > 0)
    sample_settle ();
  g_assert_null (find_sentence (GTK_WIDGET (dialog), "conflict"));

  gtk_window_destroy (dialog);
  g_object_unref (shown.view);
  jalons_workspace_close (shown.workspace);
  sample_settle ();
  g_object_unref (shown.workspace);
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    fixture_remove_folder (folders[i]);
}

int
main (int argc,
      char *argv[])
{
  sample_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/conflicts/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_page);
    }
  g_test_add_func ("/conflicts/roll-over", test_roll_over);
  return g_test_run ();
}

/* Where one goes from what two people wrote at once: the lines of the list of what is to be checked, in the real window.
 * Invariant: every kind of record of which somebody may write has a case, and its line a way there.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk.h"
#include "sample.h"

#include "ui/bilan/bilan-view.h"
#include "ui/catalogue/catalogue-view.h"
#include "ui/check/check-row.h"
#include "ui/check/check-view.h"
#include "ui/classes/classes-view.h"
#include "ui/parts/panes.h"
#include "ui/preferences/preferences.h"
#include "ui/project/project-view.h"
#include "ui/sharing/sharing.h"
#include "ui/year/year-grid.h"
#include "ui/year/year-view.h"

#define UAI      "0590116F"
#define SLOT_DAY jalons_day_new (2027, 3, 10)

/**
 * Case:
 * @field: what both wrote
 * @id: of which record
 * @owner: (nullable): what owns it: the value of the field @reference
 * @mine: what one wrote
 * @theirs: what the other wrote
 * @view: which view it leads to; "preferences" for that window
 * @page: (nullable): which page of it
 * @start: which school year is open then
 */
typedef struct
{
  const char *name;
  JalonsFieldId field;
  const char *id;
  JalonsFieldId reference;
  const char *owner;
  const char *mine;
  const char *theirs;
  const char *view;
  const char *page;
  int start;
} Case;

#define ID(n)     "3b0a7c1e-0000-4000-8000-0000000000" n
#define PROJECT   ID ("01")
#define YEAR      "(year)"
#define PAST_YEAR "(past year)"
#define DIVISION  "(division)"
#define SCHOOL    "(school)"

static const Case cases[] = {
  { "project", JALONS_PROJECT_TITLE, PROJECT, JALONS_PROJECT_SCHOOL, SCHOOL, "Un", "Deux", "JalonsProjectView", NULL, 2026 },
  { "diagnosis", JALONS_PROJECT_DIAGNOSIS, PROJECT, 0, NULL, "Un", "Deux", "JalonsProjectView", "diagnosis", 2026 },
  { "families", JALONS_PROJECT_FAMILIES, PROJECT, 0, NULL, "Un", "Deux", "JalonsProjectView", "partners", 2026 },
  { "goal", JALONS_GOAL_WORDING, ID ("02"), JALONS_GOAL_PROJECT, PROJECT, "Un", "Deux", "JalonsProjectView", "goals", 2026 },
  { "intention", JALONS_INTENTION_TITLE, ID ("03"), JALONS_INTENTION_PROJECT, PROJECT, "Un", "Deux", "JalonsProjectView",
    "programme", 2026 },
  { "partner", JALONS_PARTNER_NAME, ID ("04"), JALONS_PARTNER_PROJECT, PROJECT, "Un", "Deux", "JalonsProjectView", "partners",
    2026 },
  { "remark", JALONS_REMARK_WORDS, ID ("05"), JALONS_REMARK_PROJECT, PROJECT, "Un", "Deux", "JalonsProjectView", "review",
    2026 },
  { "figure", JALONS_FIGURE_VALUE, ID ("06"), JALONS_FIGURE_SCHOOL, SCHOOL, "62 %", "63 %", "JalonsProjectView", "diagnosis",
    2026 },
  { "offer", JALONS_OFFER_TITLE, ID ("07"), 0, NULL, "Un", "Deux", "JalonsCatalogueView", NULL, 2026 },
  { "ambassador", JALONS_AMBASSADOR_ORGANISATION, ID ("08"), 0, NULL, "Un", "Deux", "JalonsCatalogueView", NULL, 2026 },
  { "document", JALONS_DOCUMENT_TITLE, ID ("09"), 0, NULL, "Un", "Deux", "JalonsCatalogueView", NULL, 2026 },
  { "chapter", JALONS_CHAPTER_WORDS, ID ("10"), JALONS_CHAPTER_YEAR, YEAR, "Un", "Deux", "JalonsBilanView", NULL, 2026 },
  { "school", JALONS_SCHOOL_TOWN, SCHOOL, 0, NULL, "Lille", "Roubaix", "preferences", "school", 2026 },
  { "zone", JALONS_YEAR_ZONE, YEAR, 0, NULL, "A", "C", "preferences", "calendar", 2026 },
  { "half-days", JALONS_YEAR_HALF_DAYS, YEAR, 0, NULL, "2", "3", "preferences", "reference", 2026 },
  { "closure", JALONS_CLOSURE_LABEL, ID ("11"), JALONS_CLOSURE_YEAR, YEAR, "Un", "Deux", "preferences", "calendar",
    2026 },
  { "milestone", JALONS_MILESTONE_LABEL, ID ("12"), JALONS_MILESTONE_YEAR, YEAR, "Un", "Deux", "preferences", "calendar",
    2026 },
  { "level", JALONS_LEVEL_LABEL, ID ("13"), 0, NULL, "Un", "Deux", "preferences", "reference", 2026 },
  { "centre", JALONS_CENTRE_NAME, ID ("14"), 0, NULL, "Un", "Deux", "preferences", "school", 2026 },
  { "division", JALONS_DIVISION_NOTES, DIVISION, 0, NULL, "Un", "Deux", "JalonsClassesView", NULL, 2026 },
  { "absence", JALONS_ABSENCE_LABEL, ID ("15"), JALONS_ABSENCE_DIVISION, DIVISION, "Un", "Deux", "JalonsClassesView", NULL,
    2026 },
  { "activity", JALONS_ACTIVITY_NOTES, "(activity)", 0, NULL, "Un", "Deux", "JalonsYearView", NULL, 2026 },
  { "past-milestone", JALONS_MILESTONE_LABEL, ID ("16"), JALONS_MILESTONE_YEAR, PAST_YEAR, "Un", "Deux", "preferences",
    "calendar", 2025 },
};

typedef struct
{
  FixtureFolder folders[3];
  JalonsWindow *window;
  char *activity;
} Shown;

static JalonsEntityId
entity_of (const Case *what)
{
  return (JalonsEntityId) (what->field >> 8);
}

static char *
real_id (Shown *shown,
         const char *id)
{
  if (g_str_equal (id, YEAR))
    return jalons_year_make_id (UAI, 2026);
  if (g_str_equal (id, PAST_YEAR))
    return jalons_year_make_id (UAI, 2025);
  if (g_str_equal (id, DIVISION))
    return jalons_division_make_id (UAI, 2026, "3A");
  if (g_str_equal (id, SCHOOL))
    return jalons_school_make_id (UAI);
  return g_strdup (g_str_equal (id, "(activity)") ? shown->activity : id);
}

/* What both wrote */

static void
put_past_year (JalonsStore *store)
{
  g_autofree char *school = jalons_school_make_id (UAI), *id = jalons_year_make_id (UAI, 2025);
  JalonsDraft *year = jalons_draft_new (JALONS_ENTITY_YEAR, id);

  jalons_draft_set_text (year, JALONS_YEAR_SCHOOL, school);
  jalons_draft_set_number (year, JALONS_YEAR_START, 2025);
  fixture_put (store, "Create", year);
}

static void
put_slot (Shown *shown,
          JalonsStore *store)
{
  g_autoptr (JalonsRecord) activity = fixture_lookup (store, JALONS_ENTITY_ACTIVITY, shown->activity);
  JalonsDraft *draft = jalons_draft_edit (activity);

  jalons_draft_set_slot (draft, JALONS_ACTIVITY_SLOT, (JalonsSlot){ .day = SLOT_DAY });
  fixture_put (store, "Move", draft);
}

/* Of all that is not there yet, a record that belongs where it is to be found. */
static void
put_records (Shown *shown,
             JalonsStore *store)
{
  put_past_year (store);
  shown->activity = fixture_put_activity (store, "Forum", "3B");
  put_slot (shown, store);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      JalonsDraft *draft = jalons_draft_new (entity_of (&cases[i]), cases[i].id);
      g_autofree char *owner = cases[i].owner != NULL ? real_id (shown, cases[i].owner) : NULL;

      if (*cases[i].id == '(' || (owner == NULL && g_str_equal (cases[i].id, PROJECT)))
        {
          jalons_draft_free (draft);
          continue;
        }
      if (owner != NULL)
        jalons_draft_set_text (draft, cases[i].reference, owner);
      if (entity_of (&cases[i]) == JALONS_ENTITY_PROJECT)
        jalons_draft_set_number (draft, JALONS_PROJECT_START, 2026);
      fixture_put (store, "Create", draft);
    }
}

/* Which of the two deletes a record, when one does, instead of writing of it. */
typedef enum
{
  DELETES_NOTHING,
  DELETES_PARTS,
  DELETES_OWNERS,
} Deletes;

/* What belongs to it goes with it: a turn of its own. */
static gboolean
is_owner (const Case *what)
{
  return g_str_equal (what->id, PROJECT) || g_str_equal (what->id, DIVISION);
}

static gboolean
is_deleted (const Case *what,
            Deletes deletes)
{
  gboolean lasts = g_str_equal (what->id, SCHOOL) || g_str_equal (what->id, YEAR);

  return deletes == DELETES_PARTS ? !lasts && !is_owner (what) : deletes == DELETES_OWNERS && is_owner (what);
}

static void
delete_all (Shown *shown,
            Desk *desk,
            Deletes deletes)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *id = real_id (shown, cases[i].id);
      gboolean again = i > 0 && g_str_equal (cases[i].id, cases[i - 1].id);

      if (is_deleted (&cases[i], deletes) && !again)
        fixture_delete (desk->store, entity_of (&cases[i]), id);
    }
}

static void
write_all (Shown *shown,
           Desk *desk,
           gboolean theirs)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *id = real_id (shown, cases[i].id);
      g_autoptr (JalonsRecord) record = fixture_lookup (desk->store, entity_of (&cases[i]), id);
      JalonsDraft *draft = jalons_draft_edit (record);

      jalons_draft_set_stored (draft, cases[i].field, theirs ? cases[i].theirs : cases[i].mine);
      fixture_put (desk->store, "Write", draft);
    }
}

static void
write_at_once (Shown *shown,
               Deletes deletes)
{
  Office office;

  office_open (&office);
  put_records (shown, office.martin.store);
  office_sync (&office);
  write_all (shown, &office.martin, FALSE);
  if (deletes == DELETES_NOTHING)
    write_all (shown, &office.petit, TRUE);
  else
    delete_all (shown, &office.petit, deletes);
  office_sync (&office);
  desk_close (&office.martin);
  desk_close (&office.petit);
  memcpy (shown->folders, office.folders, sizeof office.folders);
}

/* The window */

static JalonsWorkspace *
workspace_of (Shown *shown)
{
  return jalons_window_get_workspace (shown->window);
}

static gboolean
is_filled (gpointer data)
{
  Shown *shown = data;
  JalonsSharing *sharing = jalons_workspace_get_sharing (workspace_of (shown));

  return jalons_window_find_view (shown->window, "check") != NULL && sharing != NULL &&
         jalons_sharing_list_conflicts (sharing)->len > 0;
}

static void
open_window (Shown *shown)
{
  shown->window = sample_open_window (shown->folders[0], 1100, 700);
  sample_wait (is_filled, shown);
}

/* Going there */

typedef struct
{
  Shown *shown;
  const Case *what;
} Awaited;

/* Whether some stack below shows a page of that name. */
static gboolean
shows_page (GtkWidget *widget,
            const char *page)
{
  if (GTK_IS_STACK (widget) && g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (widget)), page) == 0)
    return gtk_widget_get_mapped (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (shows_page (child, page))
      return TRUE;
  return FALSE;
}

static gboolean
has_arrived (gpointer data)
{
  Awaited *awaited = data;
  const Case *what = awaited->what;
  JalonsView *view = jalons_window_get_view (awaited->shown->window);
  GtkWindow *preferences = sample_find_window (JALONS_TYPE_PREFERENCES);

  if (jalons_workspace_get_start_year (workspace_of (awaited->shown)) != what->start)
    return FALSE;
  if (g_str_equal (what->view, "preferences"))
    return preferences != NULL &&
           g_strcmp0 (adw_preferences_window_get_visible_page_name (ADW_PREFERENCES_WINDOW (preferences)), what->page) == 0;
  return view != NULL && g_str_equal (G_OBJECT_TYPE_NAME (view), what->view) &&
         (what->page == NULL || shows_page (GTK_WIDGET (view), what->page));
}

static void
go_to (Shown *shown,
       const Case *what,
       Deletes deletes)
{
  const char *field = deletes == DELETES_NOTHING ? jalons_model_field (what->field)->name : "";
  g_autofree char *id = real_id (shown, what->id);
  g_autofree char *key = g_strdup_printf ("conflict:%s:%s:%s", jalons_model_entity (entity_of (what))->name, id, field);
  GtkWidget *check;

  jalons_window_show_view (shown->window, "check");
  sample_settle ();
  check = jalons_window_find_view (shown->window, "check");
  g_assert_true (gtk_widget_activate_action (check, "check.go", "s", key));
}

static void
test_place (Shown *shown,
            const Case *what,
            Deletes deletes)
{
  Awaited awaited = { shown, what };
  GtkWindow *preferences;
  g_autofree char *picture = g_strdup_printf ("conflict-place-%s%s", what->name, deletes != DELETES_NOTHING ? "-gone" : "");

  g_test_message ("%s", what->name);
  go_to (shown, what, deletes);
  sample_wait (has_arrived, &awaited);
  sample_picture (GTK_WINDOW (shown->window), 1100, 700, picture);
  preferences = sample_find_window (JALONS_TYPE_PREFERENCES);
  if (preferences != NULL)
    gtk_window_destroy (preferences);
}

/* A line has a button that leads there, whatever it is about. */
static void
assert_all_lead (Shown *shown,
                 guint n_expected)
{
  g_autoptr (GHashTable) unfolded = g_hash_table_new (g_str_hash, g_str_equal);
  const JalonsCheckOrder order = { FALSE, TRUE, unfolded };
  g_autoptr (GPtrArray) lines = jalons_check_lines_new (workspace_of (shown), &order);
  guint n_conflicts = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const JalonsCheckContents *contents = jalons_check_line_get (lines->pdata[i]);

      if (contents->choices == NULL)
        continue;
      n_conflicts++;
      g_assert_nonnull (contents->place.row);
      g_assert_cmpstr (strstr (contents->what, " · "), !=, NULL);
    }
  g_assert_cmpuint (n_conflicts, ==, n_expected);
}

static void
shown_close (Shown *shown)
{
  gtk_window_destroy (GTK_WINDOW (shown->window));
  sample_settle ();
  g_free (shown->activity);
  for (guint i = 0; i < G_N_ELEMENTS (shown->folders); i++)
    fixture_remove_folder (shown->folders[i]);
}

static void
test_places (void)
{
  Shown shown = { 0 };

  write_at_once (&shown, DELETES_NOTHING);
  open_window (&shown);
  assert_all_lead (&shown, G_N_ELEMENTS (cases));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    test_place (&shown, &cases[i], DELETES_NOTHING);
  shown_close (&shown);
}

/* One who looks for an activity that is gone sees the cell of its class and of its week. */
static void
assert_in_cell (Shown *shown)
{
  GtkWidget *view = jalons_window_find_view (shown->window, "year");
  JalonsYearGrid *grid = JALONS_YEAR_GRID (sample_find (view, JALONS_TYPE_YEAR_GRID, NULL));
  JalonsYearTable *table = jalons_year_grid_get_table (grid);
  JalonsYearPlace place = jalons_year_grid_get_cursor (grid);
  g_autofree char *division = jalons_division_make_id (UAI, 2026, "3B");

  g_assert_cmpint (place.row, ==, jalons_year_table_find (table, division));
  g_assert_cmpint (place.column, ==, jalons_year_columns_find_day (jalons_year_table_get_columns (table), SLOT_DAY));
}

/* There is nothing to write at the side of what is gone. */
static void
assert_side_closed (Shown *shown)
{
  GtkWidget *panes = sample_find (jalons_window_find_view (shown->window, "project"), JALONS_TYPE_PANES, NULL);

  g_assert_false (jalons_panes_get_editor_open (JALONS_PANES (panes)));
}

static void
test_parts_gone (void)
{
  Shown shown = { 0 };
  guint n_gone = 0;

  write_at_once (&shown, DELETES_PARTS);
  open_window (&shown);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    n_gone += is_deleted (&cases[i], DELETES_PARTS);
  assert_all_lead (&shown, n_gone);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (is_deleted (&cases[i], DELETES_PARTS))
      {
        test_place (&shown, &cases[i], DELETES_PARTS);
        if (g_str_equal (cases[i].id, "(activity)"))
          assert_in_cell (&shown);
        if (g_strcmp0 (cases[i].view, "JalonsProjectView") == 0)
          assert_side_closed (&shown);
      }
  shown_close (&shown);
}

/* What was in a project that is deleted leads to the projects, and what a class was away for to the classes. */
static void
test_owners_gone (void)
{
  static const struct
  {
    const char *name;
    const char *view;
  } views[] = {
    { "project", "JalonsProjectView" },
    { "goal", "JalonsProjectView" },
    { "division", "JalonsClassesView" },
    { "absence", "JalonsClassesView" },
  };
  Shown shown = { 0 };

  write_at_once (&shown, DELETES_OWNERS);
  open_window (&shown);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    for (guint j = 0; j < G_N_ELEMENTS (cases); j++)
      if (g_str_equal (views[i].name, cases[j].name))
        {
          Case what = cases[j];

          what.page = NULL;
          test_place (&shown, &what, DELETES_OWNERS);
        }
  shown_close (&shown);
}

int
main (int argc,
      char *argv[])
{
  sample_init (&argc, &argv);
  g_test_add_func ("/conflict-places", test_places);
  g_test_add_func ("/conflict-places/parts-gone", test_parts_gone);
  g_test_add_func ("/conflict-places/owners-gone", test_owners_gone);
  return g_test_run ();
}

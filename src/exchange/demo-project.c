/* The demonstration's projects and bilans (data/demo/projects.txt, which says how a line is written) read into drafts.
 * Invariant: every draft has a deterministic id, and what it refers to is among the drafts.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/demo-project.h"

#include <stdlib.h>
#include <string.h>

#include "core/record/id.h"
#include "core/record/keys.h"
#include "exchange/demo-catalogue.h"
#include "exchange/demo.h"

typedef struct
{
  GPtrArray *drafts;
  GHashTable *by_id; /* of the drafts */
  char *uai;         /* of the last "project" line, and what follows from it */
  char *school_id;
  char *project_id;
} Reader;

static void
reader_clear (Reader *reader)
{
  g_hash_table_unref (reader->by_id);
  g_free (reader->uai);
  g_free (reader->school_id);
  g_free (reader->project_id);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static JalonsDraft *
add_draft (Reader *reader,
           JalonsEntityId entity,
           const char *id)
{
  JalonsDraft *draft = jalons_draft_new (entity, id);

  g_ptr_array_add (reader->drafts, draft);
  g_hash_table_insert (reader->by_id, (char *) jalons_draft_get_id (draft), draft);
  return draft;
}

/* Takes @id, which is that of something read before. */
static char *
known (Reader *reader,
       char *id)
{
  g_autofree char *own = id;

  return g_hash_table_contains (reader->by_id, own) ? g_steal_pointer (&own) : NULL;
}

static char *
goal_id (Reader *reader,
         const char *key)
{
  return jalons_id_from ("demo-goal", reader->project_id, key, NULL);
}

static char *
remark_id (Reader *reader,
           const char *key)
{
  return jalons_id_from ("demo-remark", reader->project_id, key, NULL);
}

/* ---- One function for each kind of line; cells[0] follows the keyword ---- */

static gboolean
read_project (Reader *reader,
              char **cells)
{
  JalonsDraft *draft;

  g_free (reader->uai);
  g_free (reader->school_id);
  g_free (reader->project_id);
  reader->uai = g_strdup (cells[0]);
  reader->school_id = known (reader, jalons_school_make_id (cells[0]));
  if (reader->school_id == NULL)
    {
      reader->project_id = NULL;
      return FALSE;
    }
  reader->project_id = jalons_project_make_id (reader->school_id, atoi (cells[1]));
  draft = add_draft (reader, JALONS_ENTITY_PROJECT, reader->project_id);
  jalons_draft_set_text (draft, JALONS_PROJECT_SCHOOL, reader->school_id);
  return jalons_draft_set_stored (draft, JALONS_PROJECT_START, cells[1]) && jalons_demo_set_fields (draft, cells + 2);
}

static gboolean
read_goal (Reader *reader,
           char **cells)
{
  g_autofree char *id = goal_id (reader, cells[0]);
  JalonsDraft *draft = add_draft (reader, JALONS_ENTITY_GOAL, id);

  jalons_draft_set_text (draft, JALONS_GOAL_PROJECT, reader->project_id);
  return jalons_draft_set_stored (draft, JALONS_GOAL_RANK, cells[0]) && jalons_demo_set_fields (draft, cells + 1);
}

static char *
find_activity (Reader *reader,
               const char *start,
               const char *classes,
               const char *title)
{
  g_autofree char *year_id = jalons_year_make_id (reader->uai, atoi (start));

  return known (reader, jalons_demo_activity_id (year_id, title, classes));
}

static gboolean
read_aim (Reader *reader,
          char **cells)
{
  g_autofree char *goal = known (reader, goal_id (reader, cells[0]));
  g_autofree char *activity = find_activity (reader, cells[1], cells[2], cells[3]);
  g_autofree char *id = NULL;
  JalonsDraft *draft;

  if (goal == NULL || activity == NULL)
    return FALSE;
  id = jalons_aim_make_id (activity, goal);
  draft = add_draft (reader, JALONS_ENTITY_AIM, id);
  jalons_draft_set_text (draft, JALONS_AIM_ACTIVITY, activity);
  jalons_draft_set_text (draft, JALONS_AIM_GOAL, goal);
  return TRUE;
}

static gboolean
read_intention (Reader *reader,
                char **cells)
{
  g_autofree char *goal = known (reader, goal_id (reader, cells[2]));
  g_autofree char *id = jalons_id_from ("demo-intention", reader->project_id, cells[0], cells[1], cells[3], NULL);
  JalonsDraft *draft = add_draft (reader, JALONS_ENTITY_INTENTION, id);

  jalons_draft_set_text (draft, JALONS_INTENTION_PROJECT, reader->project_id);
  jalons_draft_set_text (draft, JALONS_INTENTION_LEVEL, cells[1]);
  jalons_draft_set_text (draft, JALONS_INTENTION_TITLE, cells[3]);
  jalons_draft_set_text (draft, JALONS_INTENTION_GOAL, goal);
  return (goal != NULL || *cells[2] == '\0') && jalons_draft_set_stored (draft, JALONS_INTENTION_START, cells[0]) &&
         jalons_demo_set_fields (draft, cells + 4);
}

static gboolean
read_partner (Reader *reader,
              char **cells)
{
  g_autofree char *offer = *cells[1] != '\0' ? known (reader, jalons_offer_make_id (cells[1], cells[2])) : NULL;
  g_autofree char *id = jalons_id_from ("demo-partner", reader->project_id, cells[0], cells[2], NULL);
  JalonsDraft *draft = add_draft (reader, JALONS_ENTITY_PARTNER, id);

  jalons_draft_set_text (draft, JALONS_PARTNER_PROJECT, reader->project_id);
  jalons_draft_set_text (draft, JALONS_PARTNER_NAME, cells[0]);
  jalons_draft_set_text (draft, JALONS_PARTNER_OFFER, offer);
  return (offer != NULL || *cells[1] == '\0') && jalons_demo_set_fields (draft, cells + 3);
}

static gboolean
read_figure (Reader *reader,
             char **cells)
{
  g_autofree char *id = jalons_id_from ("demo-figure", reader->school_id, cells[0], cells[1], NULL);
  JalonsDraft *draft = add_draft (reader, JALONS_ENTITY_FIGURE, id);

  jalons_draft_set_text (draft, JALONS_FIGURE_SCHOOL, reader->school_id);
  jalons_draft_set_text (draft, JALONS_FIGURE_LABEL, cells[1]);
  jalons_draft_set_text (draft, JALONS_FIGURE_VALUE, cells[2]);
  jalons_draft_set_text (draft, JALONS_FIGURE_SOURCE, cells[3]);
  return jalons_draft_set_stored (draft, JALONS_FIGURE_START, cells[0]);
}

static gboolean
read_reviewer (Reader *reader,
               char **cells)
{
  g_autofree char *id = jalons_id_from ("demo-reviewer", reader->project_id, cells[0], NULL);
  JalonsDraft *draft = add_draft (reader, JALONS_ENTITY_REVIEWER, id);

  jalons_draft_set_text (draft, JALONS_REVIEWER_PROJECT, reader->project_id);
  jalons_draft_set_text (draft, JALONS_REVIEWER_NAME, cells[0]);
  return jalons_draft_set_stored (draft, JALONS_REVIEWER_ROLE, cells[1]);
}

static gboolean
read_revision (Reader *reader,
               char **cells)
{
  g_autofree char *id = jalons_id_from ("demo-revision", reader->project_id, cells[0], NULL);
  JalonsDraft *draft = add_draft (reader, JALONS_ENTITY_REVISION, id);

  jalons_draft_set_text (draft, JALONS_REVISION_PROJECT, reader->project_id);
  return jalons_draft_set_stored (draft, JALONS_REVISION_NUMBER, cells[0]) && jalons_demo_set_fields (draft, cells + 1);
}

/* "goal 2", "answers 1", "part diagnosis", "level 2027 3e", or nothing: all of it. */
static gboolean
read_about (Reader *reader,
            JalonsDraft *draft,
            const char *about)
{
  g_auto (GStrv) words = g_strsplit (about, " ", 3);
  g_autofree char *id = NULL;

  if (words[0] == NULL || words[1] == NULL)
    return words[0] == NULL;
  if (g_str_equal (words[0], "part"))
    return jalons_draft_set_stored (draft, JALONS_REMARK_PART, words[1]);
  if (g_str_equal (words[0], "level"))
    return words[2] != NULL && jalons_draft_set_stored (draft, JALONS_REMARK_START, words[1]) &&
           jalons_draft_set_stored (draft, JALONS_REMARK_LEVEL, words[2]);
  if (g_str_equal (words[0], "goal"))
    {
      id = known (reader, goal_id (reader, words[1]));
      jalons_draft_set_text (draft, JALONS_REMARK_GOAL, id);
    }
  else if (g_str_equal (words[0], "answers"))
    {
      id = known (reader, remark_id (reader, words[1]));
      jalons_draft_set_text (draft, JALONS_REMARK_ANSWERS, id);
    }
  return id != NULL;
}

static gboolean
read_remark (Reader *reader,
             char **cells)
{
  g_autofree char *id = remark_id (reader, cells[0]);
  JalonsDraft *draft = add_draft (reader, JALONS_ENTITY_REMARK, id);

  jalons_draft_set_text (draft, JALONS_REMARK_PROJECT, reader->project_id);
  return read_about (reader, draft, cells[1]) && jalons_demo_set_fields (draft, cells + 2);
}

static gboolean
read_chapter (Reader *reader,
              char **cells)
{
  g_autofree char *year_id = known (reader, jalons_year_make_id (reader->uai, atoi (cells[0])));
  g_autofree char *id = year_id ? jalons_chapter_make_id (year_id, cells[1]) : NULL;
  JalonsDraft *draft;

  if (id == NULL)
    return FALSE;
  draft = add_draft (reader, JALONS_ENTITY_CHAPTER, id);
  jalons_draft_set_text (draft, JALONS_CHAPTER_YEAR, year_id);
  jalons_draft_set_text (draft, JALONS_CHAPTER_WORDS, cells[2]);
  return jalons_draft_set_stored (draft, JALONS_CHAPTER_THEME, cells[1]);
}

static gboolean
read_reading (Reader *reader,
              char **cells)
{
  g_autofree char *year_id = known (reader, jalons_year_make_id (reader->uai, atoi (cells[0])));
  g_autofree char *goal = known (reader, goal_id (reader, cells[1]));
  g_autofree char *id = year_id && goal ? jalons_reading_make_id (year_id, goal) : NULL;
  JalonsDraft *draft;

  if (id == NULL)
    return FALSE;
  draft = add_draft (reader, JALONS_ENTITY_READING, id);
  jalons_draft_set_text (draft, JALONS_READING_YEAR, year_id);
  jalons_draft_set_text (draft, JALONS_READING_GOAL, goal);
  return jalons_demo_set_fields (draft, cells + 2);
}

/* What is said of an activity that another file describes. */
static gboolean
read_activity (Reader *reader,
               char **cells)
{
  g_autofree char *id = find_activity (reader, cells[0], cells[1], cells[2]);

  return id != NULL && jalons_demo_set_fields (g_hash_table_lookup (reader->by_id, id), cells + 3);
}

/* What came from the catalogue in an earlier year, which catalogue.txt does not know. */
static gboolean
read_booking (Reader *reader,
              char **cells)
{
  g_autofree char *activity = find_activity (reader, cells[0], cells[1], cells[2]);
  g_autofree char *offer = known (reader, jalons_offer_make_id (cells[3], cells[4]));
  g_autofree char *id = activity && offer ? jalons_booking_make_id (activity, offer) : NULL;
  JalonsDraft *draft;

  if (id == NULL)
    return FALSE;
  draft = add_draft (reader, JALONS_ENTITY_BOOKING, id);
  jalons_draft_set_text (draft, JALONS_BOOKING_ACTIVITY, activity);
  jalons_draft_set_text (draft, JALONS_BOOKING_OFFER, offer);
  return jalons_demo_set_fields (draft, cells + 5);
}

static gboolean
read_visit (Reader *reader,
            char **cells)
{
  g_autofree char *activity = find_activity (reader, cells[0], cells[1], cells[2]);
  g_autofree char *ambassador = known (reader, jalons_demo_ambassador_id (cells[3]));
  g_autofree char *id = activity && ambassador ? jalons_visit_make_id (activity, ambassador) : NULL;
  JalonsDraft *draft;

  if (id == NULL)
    return FALSE;
  draft = add_draft (reader, JALONS_ENTITY_VISIT, id);
  jalons_draft_set_text (draft, JALONS_VISIT_ACTIVITY, activity);
  jalons_draft_set_text (draft, JALONS_VISIT_AMBASSADOR, ambassador);
  return jalons_demo_set_fields (draft, cells + 4);
}

/* ---- Lines ---- */

static const struct
{
  const char *keyword;
  unsigned fewest; /* cells after the keyword */
  gboolean (*read) (Reader *reader, char **cells);
} lines[] = {
  { "project", 2, read_project },
  { "goal", 1, read_goal },
  { "aim", 4, read_aim },
  { "intention", 4, read_intention },
  { "partner", 3, read_partner },
  { "figure", 4, read_figure },
  { "reviewer", 2, read_reviewer },
  { "revision", 1, read_revision },
  { "remark", 2, read_remark },
  { "chapter", 3, read_chapter },
  { "reading", 2, read_reading },
  { "activity", 3, read_activity },
  { "booking", 5, read_booking },
  { "visit", 4, read_visit },
};

/* "¶" parts two paragraphs of a text. */
static char **
split_cells (const char *line)
{
  g_autoptr (GString) text = g_string_new (line);
  char **cells;

  g_string_replace (text, " ¶ ", "\n\n", 0);
  cells = g_strsplit (text->str, "|", -1);
  for (unsigned i = 0; cells[i] != NULL; i++)
    g_strstrip (cells[i]);
  return cells;
}

static gboolean
read_line (gpointer data,
           const char *line)
{
  Reader *reader = data;
  g_auto (GStrv) cells = split_cells (line);

  for (unsigned i = 0; i < G_N_ELEMENTS (lines); i++)
    if (g_str_equal (cells[0], lines[i].keyword))
      return g_strv_length (cells) > lines[i].fewest &&
             (reader->project_id != NULL || lines[i].read == read_project) && lines[i].read (reader, cells + 1);
  return FALSE;
}

/**
 * jalons_demo_read_projects:
 * @text: a file of the form that data/demo/projects.txt describes
 * @name: how to name it in an error
 * @drafts: (element-type JalonsDraft): the schools, their years and the catalogue; what the file describes is added
 *
 * Returns: whether the whole file could be read; if not, @error names the line
 */
gboolean
jalons_demo_read_projects (const char *text,
                           const char *name,
                           GPtrArray *drafts,
                           GError **error)
{
  g_auto (Reader) reader = { .drafts = drafts, .by_id = g_hash_table_new (g_str_hash, g_str_equal) };

  for (unsigned i = 0; i < drafts->len; i++)
    g_hash_table_insert (reader.by_id, (char *) jalons_draft_get_id (drafts->pdata[i]), drafts->pdata[i]);
  return jalons_demo_read_lines (text, name, read_line, &reader, error);
}

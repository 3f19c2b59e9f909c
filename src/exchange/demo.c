/* The demonstration's files (data/demo, where college.txt says how a line is written) read into drafts.
 * Invariant: every draft has a deterministic id, so that two people who try the demonstration share its objects.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/demo.h"

#include <stdlib.h>
#include <string.h>

#include "core/record/dataset.h"
#include "core/record/id.h"
#include "core/words/text.h"
#include "demo-resources.h"
#include "exchange/demo-catalogue.h"
#include "exchange/demo-project.h"

typedef struct
{
  char *id;
  char *room;
  char **lead_teachers;
} DemoDivision;

/* The cells of the last "activity" line, which the indented lines below it place in the year. */
typedef enum
{
  CELL_KIND,
  CELL_AXIS,
  CELL_COMPETENCES,
  CELL_MINUTES,
  CELL_TITLE,
  CELL_PLACE,
  CELL_SPEAKERS,
  CELL_NOTES,
} Cell;

typedef struct
{
  GPtrArray *drafts;
  char *uai;
  char *school_id;
  int start;
  char *year_id;
  char *counsellor;
  JalonsDay done_before;
  JalonsDay confirmed_before;
  GHashTable *divisions; /* key of a code → DemoDivision */
  char **activity;       /* cells, or NULL before the first */
} Reader;

static void
demo_division_free (gpointer data)
{
  DemoDivision *division = data;

  g_free (division->id);
  g_free (division->room);
  g_strfreev (division->lead_teachers);
  g_free (division);
}

static void
reader_clear (Reader *reader)
{
  g_free (reader->uai);
  g_free (reader->school_id);
  g_free (reader->year_id);
  g_free (reader->counsellor);
  g_hash_table_unref (reader->divisions);
  g_strfreev (reader->activity);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

/* "6 7" or "M. A; Mme B" → the words, stripped, without empty ones. */
static char **
split (const char *text,
       const char *separator)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = g_strsplit (text, separator, -1);

  for (unsigned i = 0; words[i] != NULL; i++)
    if (*g_strstrip (words[i]) != '\0')
      g_strv_builder_add (builder, words[i]);
  return g_strv_builder_end (builder);
}

static JalonsDraft *
add_draft (Reader *reader,
           JalonsEntityId entity,
           const char *id)
{
  JalonsDraft *draft = jalons_draft_new (entity, id);

  g_ptr_array_add (reader->drafts, draft);
  return draft;
}

static DemoDivision *
find_division (Reader *reader,
               const char *code)
{
  g_autofree char *key = jalons_division_key (code);

  return g_hash_table_lookup (reader->divisions, key);
}

/* ---- One function for each kind of line; cells[0] follows the keyword ---- */

static gboolean
read_school (Reader *reader,
             char **cells)
{
  g_autofree char *id = jalons_school_make_id (cells[0]);
  JalonsDraft *draft = add_draft (reader, JALONS_ENTITY_SCHOOL, id);

  reader->uai = g_strdup (cells[0]);
  reader->school_id = g_steal_pointer (&id);
  jalons_draft_set_text (draft, JALONS_SCHOOL_UAI, cells[0]);
  jalons_draft_set_text (draft, JALONS_SCHOOL_NAME, cells[2]);
  jalons_draft_set_text (draft, JALONS_SCHOOL_TOWN, cells[3]);
  jalons_draft_set_text (draft, JALONS_SCHOOL_ACADEMY, cells[4]);
  return jalons_uai_valid (cells[0]) && jalons_draft_set_stored (draft, JALONS_SCHOOL_KIND, cells[1]);
}

static gboolean
read_states (Reader *reader,
             char **cells)
{
  return jalons_day_parse (cells[0], &reader->done_before) && jalons_day_parse (cells[1], &reader->confirmed_before);
}

static gboolean
read_year (Reader *reader,
           char **cells)
{
  JalonsDraft *draft;

  if (reader->uai == NULL)
    return FALSE;

  /* A file may have another year of its school after the first, with classes of the same codes. */
  g_hash_table_remove_all (reader->divisions);
  g_clear_pointer (&reader->activity, g_strfreev);
  g_free (reader->year_id);
  g_free (reader->counsellor);
  reader->start = atoi (cells[0]);
  reader->year_id = jalons_year_make_id (reader->uai, reader->start);
  reader->counsellor = g_strdup (cells[4]);
  draft = add_draft (reader, JALONS_ENTITY_YEAR, reader->year_id);
  jalons_draft_set_text (draft, JALONS_YEAR_SCHOOL, reader->school_id);
  jalons_draft_set_number (draft, JALONS_YEAR_START, reader->start);
  jalons_draft_set_text (draft, JALONS_YEAR_ZONE, cells[1]);
  jalons_draft_set_text (draft, JALONS_YEAR_REFERENCE_SET, cells[2]);
  jalons_draft_set_number (draft, JALONS_YEAR_HALF_DAYS, atoi (cells[3]));
  jalons_draft_set_text (draft, JALONS_YEAR_COUNSELLOR, cells[4]);
  return TRUE;
}

static gboolean
read_division (Reader *reader,
               char **cells)
{
  g_auto (GStrv) mefs = split (cells[4], ";");
  DemoDivision *division = g_new0 (DemoDivision, 1);
  JalonsDraft *draft;

  division->id = jalons_division_make_id (reader->uai, reader->start, cells[0]);
  division->room = g_strdup (cells[5]);
  division->lead_teachers = split (cells[3], ";");
  draft = add_draft (reader, JALONS_ENTITY_DIVISION, division->id);
  jalons_draft_set_text (draft, JALONS_DIVISION_YEAR, reader->year_id);
  jalons_draft_set_text (draft, JALONS_DIVISION_CODE, cells[0]);
  jalons_draft_set_text (draft, JALONS_DIVISION_LEVEL, cells[1]);
  jalons_draft_set_number (draft, JALONS_DIVISION_HEADCOUNT, atoi (cells[2]));
  jalons_draft_set_list (draft, JALONS_DIVISION_LEAD_TEACHERS, (const char *const *) division->lead_teachers);
  jalons_draft_set_list (draft, JALONS_DIVISION_MEFS, (const char *const *) mefs);
  return g_hash_table_insert (reader->divisions, jalons_division_key (cells[0]), division);
}

static gboolean
read_closure (Reader *reader,
              char **cells)
{
  g_autofree char *id = jalons_id_from ("demo-closure", reader->year_id, cells[2], NULL);
  JalonsDraft *draft = add_draft (reader, JALONS_ENTITY_CLOSURE, id);

  jalons_draft_set_text (draft, JALONS_CLOSURE_YEAR, reader->year_id);
  jalons_draft_set_text (draft, JALONS_CLOSURE_LABEL, cells[2]);
  return jalons_draft_set_stored (draft, JALONS_CLOSURE_FIRST_DAY, cells[0]) &&
         jalons_draft_set_stored (draft, JALONS_CLOSURE_RETURN_DAY, cells[1]);
}

static gboolean
read_absence (Reader *reader,
              char **cells)
{
  g_auto (GStrv) codes = split (cells[0], " ");

  for (unsigned i = 0; codes[i] != NULL; i++)
    {
      g_autofree char *id = NULL;
      DemoDivision *division = find_division (reader, codes[i]);
      JalonsDraft *draft;

      if (division == NULL)
        return FALSE;
      id = jalons_id_from ("demo-absence", division->id, cells[4], NULL);
      draft = add_draft (reader, JALONS_ENTITY_ABSENCE, id);
      jalons_draft_set_text (draft, JALONS_ABSENCE_DIVISION, division->id);
      jalons_draft_set_text (draft, JALONS_ABSENCE_LABEL, cells[4]);
      if (!jalons_draft_set_stored (draft, JALONS_ABSENCE_KIND, cells[1]) ||
          !jalons_draft_set_stored (draft, JALONS_ABSENCE_FIRST_DAY, cells[2]) ||
          !jalons_draft_set_stored (draft, JALONS_ABSENCE_RETURN_DAY, cells[3]))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_milestone (Reader *reader,
                char **cells)
{
  g_autofree char *id = jalons_id_from ("demo-milestone", reader->year_id, cells[3], NULL);
  g_auto (GStrv) levels = split (cells[1], ";");
  JalonsDraft *draft = add_draft (reader, JALONS_ENTITY_MILESTONE, id);

  jalons_draft_set_text (draft, JALONS_MILESTONE_YEAR, reader->year_id);
  jalons_draft_set_text (draft, JALONS_MILESTONE_LABEL, cells[3]);
  jalons_draft_set_list (draft, JALONS_MILESTONE_LEVELS, (const char *const *) levels);
  if (*cells[2] != '\0')
    jalons_draft_set_number (draft, JALONS_MILESTONE_MINUTES, atoi (cells[2]));
  return jalons_draft_set_stored (draft, JALONS_MILESTONE_DAY, cells[0]);
}

static gboolean
read_activity (Reader *reader,
               char **cells)
{
  g_strfreev (reader->activity);
  reader->activity = g_strdupv (cells);
  return reader->year_id != NULL;
}

static const struct
{
  const char *keyword;
  unsigned fewest; /* cells after the keyword */
  unsigned most;
  gboolean needs_year;
  gboolean (*read) (Reader *reader, char **cells);
} lines[] = {
  { "school", 5, 5, FALSE, read_school },
  { "states", 2, 2, FALSE, read_states },
  { "year", 5, 5, FALSE, read_year },
  { "division", 6, 6, TRUE, read_division },
  { "closure", 3, 3, TRUE, read_closure },
  { "absence", 5, 5, TRUE, read_absence },
  { "milestone", 4, 4, TRUE, read_milestone },
  { "activity", 7, 8, TRUE, read_activity },
};

static gboolean
read_keyword_line (Reader *reader,
                   const char *line)
{
  g_auto (GStrv) cells = g_strsplit (line, "|", -1);
  unsigned n_cells = g_strv_length (cells) - 1;

  for (unsigned i = 0; cells[i] != NULL; i++)
    g_strstrip (cells[i]);
  for (unsigned i = 0; i < G_N_ELEMENTS (lines); i++)
    if (g_str_equal (cells[0], lines[i].keyword))
      return n_cells >= lines[i].fewest && n_cells <= lines[i].most &&
             (!lines[i].needs_year || reader->year_id != NULL) && lines[i].read (reader, cells + 1);
  return FALSE;
}

/* ---- Activities: "3A+3B 2026-10-13 10:00 confirmed =45" ---- */

static char *
name_teachers (GPtrArray *divisions)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (unsigned i = 0; i < divisions->len; i++)
    {
      DemoDivision *division = g_ptr_array_index (divisions, i);

      for (unsigned j = 0; division->lead_teachers[j] != NULL; j++)
        g_ptr_array_add (names, division->lead_teachers[j]);
    }
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

/* Puts the names in the place of {pp}, {psy} and {room}. */
static char *
fill_in (Reader *reader,
         const char *text,
         GPtrArray *divisions)
{
  g_autofree char *teachers = name_teachers (divisions);
  /* "Mme Ouvrard, CIO" is how a page names her; in a list of speakers the name alone is clearer. */
  g_autofree char *counsellor = g_strndup (reader->counsellor, strcspn (reader->counsellor, ","));
  GString *filled = g_string_new (text);

  g_string_replace (filled, "{pp}", teachers, 0);
  g_string_replace (filled, "{psy}", counsellor, 0);
  g_string_replace (filled, "{room}", ((DemoDivision *) g_ptr_array_index (divisions, 0))->room, 0);
  return g_string_free (filled, FALSE);
}

static JalonsState
state_on (Reader *reader,
          JalonsDay day)
{
  if (day == JALONS_NO_DAY || day >= reader->confirmed_before)
    return JALONS_STATE_PLANNED;
  return day < reader->done_before ? JALONS_STATE_DONE : JALONS_STATE_CONFIRMED;
}

/* The words after the codes: day and time (or "week"), then the state and the minutes held when they are said. */
static gboolean
read_slot (Reader *reader,
           char **words,
           JalonsDraft *draft)
{
  const JalonsField *states = jalons_model_field (JALONS_ACTIVITY_STATE);
  g_autoptr (GString) text = g_string_new (NULL);
  JalonsSlot slot;
  int state = -1;

  for (; *words != NULL; words++)
    {
      int said = jalons_field_find_code (states, *words);

      if (said >= 0)
        state = said;
      else if (**words == '=')
        jalons_draft_set_number (draft, JALONS_ACTIVITY_DONE_MINUTES, atoi (*words + 1));
      else
        g_string_append_printf (text, "%s ", *words);
    }
  g_string_append (text, reader->activity[CELL_MINUTES]);
  if (!jalons_slot_parse (text->str, &slot))
    return FALSE;

  jalons_draft_set_slot (draft, JALONS_ACTIVITY_SLOT, slot);
  jalons_draft_set_number (draft, JALONS_ACTIVITY_STATE, state >= 0 ? state : (int) state_on (reader, slot.day));
  return TRUE;
}

/* "visit half-day": the kind, then what is particular. */
static gboolean
read_kind (const char *text,
           JalonsDraft *draft)
{
  g_auto (GStrv) words = split (text, " ");

  if (words[0] == NULL || !jalons_draft_set_stored (draft, JALONS_ACTIVITY_KIND, words[0]))
    return FALSE;
  for (unsigned i = 1; words[i] != NULL; i++)
    if (g_str_equal (words[i], "half-day"))
      jalons_draft_set_number (draft, JALONS_ACTIVITY_HALF_DAY, TRUE);
    else if (g_str_equal (words[i], "uncounted"))
      jalons_draft_set_number (draft, JALONS_ACTIVITY_UNCOUNTED, TRUE);
    else
      return FALSE;
  return TRUE;
}

static GPtrArray *
find_divisions (Reader *reader,
                const char *codes)
{
  g_auto (GStrv) words = g_strsplit (codes, "+", -1);
  g_autoptr (GPtrArray) divisions = g_ptr_array_new ();

  for (unsigned i = 0; words[i] != NULL; i++)
    {
      DemoDivision *division = find_division (reader, words[i]);

      if (division == NULL)
        return NULL;
      g_ptr_array_add (divisions, division);
    }
  return g_steal_pointer (&divisions);
}

static void
add_participations (Reader *reader,
                    const char *activity_id,
                    GPtrArray *divisions)
{
  for (unsigned i = 0; i < divisions->len; i++)
    {
      DemoDivision *division = g_ptr_array_index (divisions, i);
      g_autofree char *id = jalons_participation_make_id (activity_id, division->id);
      JalonsDraft *draft = add_draft (reader, JALONS_ENTITY_PARTICIPATION, id);

      jalons_draft_set_text (draft, JALONS_PARTICIPATION_ACTIVITY, activity_id);
      jalons_draft_set_text (draft, JALONS_PARTICIPATION_DIVISION, division->id);
    }
}

static gboolean
read_group (Reader *reader,
            const char *group)
{
  g_auto (GStrv) words = split (group, " ");
  g_auto (GStrv) competences = split (reader->activity[CELL_COMPETENCES], " ");
  g_autoptr (GPtrArray) divisions = words[0] != NULL ? find_divisions (reader, words[0]) : NULL;
  const char *title = reader->activity[CELL_TITLE];
  g_autofree char *id = NULL, *place = NULL, *speakers = NULL;
  JalonsDraft *draft;

  if (divisions == NULL)
    return FALSE;

  id = jalons_demo_activity_id (reader->year_id, title, words[0]);
  place = fill_in (reader, reader->activity[CELL_PLACE], divisions);
  speakers = fill_in (reader, reader->activity[CELL_SPEAKERS], divisions);
  draft = add_draft (reader, JALONS_ENTITY_ACTIVITY, id);
  jalons_draft_set_text (draft, JALONS_ACTIVITY_YEAR, reader->year_id);
  jalons_draft_set_text (draft, JALONS_ACTIVITY_TITLE, title);
  jalons_draft_set_text (draft, JALONS_ACTIVITY_AXIS, reader->activity[CELL_AXIS]);
  jalons_draft_set_list (draft, JALONS_ACTIVITY_COMPETENCES, (const char *const *) competences);
  jalons_draft_set_text (draft, JALONS_ACTIVITY_PLACE, place);
  jalons_draft_set_text (draft, JALONS_ACTIVITY_SPEAKERS, speakers);
  if (g_strv_length (reader->activity) > CELL_NOTES)
    jalons_draft_set_text (draft, JALONS_ACTIVITY_NOTES, reader->activity[CELL_NOTES]);
  add_participations (reader, id, divisions);
  return read_kind (reader->activity[CELL_KIND], draft) && read_slot (reader, words + 1, draft);
}

static gboolean
read_groups (Reader *reader,
             const char *line)
{
  g_auto (GStrv) groups = split (line, ",");

  if (reader->activity == NULL)
    return FALSE;
  for (unsigned i = 0; groups[i] != NULL; i++)
    if (!read_group (reader, groups[i]))
      return FALSE;
  return TRUE;
}

static gboolean
read_line (gpointer reader,
           const char *line)
{
  return *line == ' ' ? read_groups (reader, line) : read_keyword_line (reader, line);
}

/**
 * jalons_demo_read:
 * @text: a file of the form that data/demo/college.txt describes
 * @name: how to name it in an error
 * @drafts: (element-type JalonsDraft): what it describes is added here
 *
 * Returns: whether the whole file could be read; if not, @error names the line
 */
gboolean
jalons_demo_read (const char *text,
                  const char *name,
                  GPtrArray *drafts,
                  GError **error)
{
  g_auto (Reader) reader = {
    .drafts = drafts,
    .divisions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, demo_division_free),
  };

  return jalons_demo_read_lines (text, name, read_line, &reader, error);
}

static GResource *
get_resource (void)
{
  static gsize registered = 0;

  if (g_once_init_enter (&registered))
    {
      jalons_demo_data_register_resource ();
      g_once_init_leave (&registered, 1);
    }
  return jalons_demo_data_get_resource ();
}

/**
 * jalons_demo_build:
 *
 * Returns: (transfer container) (element-type JalonsDraft): everything that the demonstration puts in an empty data
 *   folder: two schools, their year 2026-2027 of 20 divisions, a smaller one before it, their activities, the catalogue
 *   that they use, and their projects
 */
GPtrArray *
jalons_demo_build (void)
{
  static const struct
  {
    const char *name;
    gboolean (*read) (const char *text, const char *name, GPtrArray *drafts, GError **error);
  } files[] = { { "college.txt", jalons_demo_read },
                { "lycee.txt", jalons_demo_read },
                { "catalogue.txt", jalons_demo_read_catalogue },
                { "projects.txt", jalons_demo_read_projects } };
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_draft_free);

  for (unsigned i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strconcat ("/org/jalons/Jalons/demo/", files[i].name, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_resource_lookup_data (get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

      /* The files are part of the program and a test reads them: failing here is a broken build. */
      if (bytes == NULL || !files[i].read (g_bytes_get_data (bytes, NULL), files[i].name, drafts, &error))
        g_error ("%s", error->message);
    }
  return g_steal_pointer (&drafts);
}

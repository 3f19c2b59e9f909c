/* From the structure that a file tells to the drafts that bring the data up to it.
 * Invariant: what the file does not say is kept; nothing is deleted; the same file twice gives no draft the second time.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/structure-import.h"

#include <glib/gi18n-lib.h>

#include "core/published/known-levels.h"
#include "core/record/id.h"
#include "core/words/labels.h"
#include "core/words/text.h"

/**
 * jalons_planner_answer:
 *
 * Returns: (transfer none): the answer to the question of @key, or ""
 */
const char *
jalons_planner_answer (JalonsStructurePlanner *self,
                       const char *key)
{
  const char *answer = g_hash_table_lookup (self->answers, key);

  return answer ? answer : "";
}

static char **
list_mefs (const JalonsStructureDivision *division)
{
  char **codes = g_new0 (char *, division->mefs->len + 1);

  for (unsigned i = 0; i < division->mefs->len; i++)
    codes[i] = g_strdup (((const JalonsStructureMef *) g_ptr_array_index (division->mefs, i))->code);
  return codes;
}

/* A level chosen by hand stands as long as the school says nothing new of the training programmes, and what it
 * depends on is not asked again. */
static gboolean
is_level_settled (const JalonsDivision *present,
                  const JalonsStructureDivision *division)
{
  g_auto (GStrv) mefs = list_mefs (division);

  return present != NULL && *jalons_division_level (present) != '\0' && *division->level == '\0' &&
         g_strv_equal (jalons_division_mefs (present), (const char *const *) mefs);
}

static void
fill_division (JalonsStructurePlanner *self,
               JalonsDraft *draft,
               const JalonsStructureDivision *division,
               const JalonsTold *told)
{
  JalonsDivision *present = jalons_draft_get_origin (draft);
  g_auto (GStrv) mefs = list_mefs (division);

  if (present == NULL || self->structure->source != JALONS_SOURCE_CSV)
    jalons_draft_set_text (draft, JALONS_DIVISION_CODE, division->code);
  if (*division->label != '\0')
    jalons_draft_set_text (draft, JALONS_DIVISION_LABEL, division->label);
  if (*told->level != '\0')
    {
      jalons_draft_set_text (draft, JALONS_DIVISION_LEVEL, told->level);
      jalons_draft_set_number (draft, JALONS_DIVISION_MIXED, told->mixed);
    }
  if (*mefs != NULL)
    jalons_draft_set_list (draft, JALONS_DIVISION_MEFS, (const char *const *) mefs);
  if (division->headcount >= 0 || present == NULL)
    jalons_draft_set_number (draft, JALONS_DIVISION_HEADCOUNT, division->headcount);
  if (*division->lead_teachers != NULL)
    jalons_draft_set_list (draft, JALONS_DIVISION_LEAD_TEACHERS, (const char *const *) division->lead_teachers);
}

static char *
level_in_words (JalonsStructurePlanner *self,
                const JalonsDivision *division)
{
  const char *level = jalons_division_level (division);

  return g_strdup (*level ? jalons_known_level (self->dataset, level).label : _ ("level to be chosen"));
}

static char *
describe_division (JalonsStructurePlanner *self,
                   const JalonsDivision *division)
{
  int headcount = jalons_division_headcount (division);
  g_autofree char *leads = g_strjoinv (", ", (char **) jalons_division_lead_teachers (division));
  GString *text = g_string_new (NULL);
  g_autofree char *level = level_in_words (self, division);

  g_string_append (text, level);
  if (jalons_division_mixed (division))
    g_string_append_printf (text, ", %s", _ ("several levels"));
  if (headcount != JALONS_UNSET)
    {
      g_string_append (text, ", ");
      g_string_append_printf (text, ngettext ("%d pupil", "%d pupils", (unsigned long) headcount), headcount);
    }
  if (*leads != '\0')
    g_string_append_printf (text, ", %s", leads);
  return g_string_free (text, FALSE);
}

static char *
field_in_words (JalonsStructurePlanner *self,
                const JalonsDivision *division,
                JalonsFieldId field)
{
  g_autofree char *text = NULL;

  if (field == JALONS_DIVISION_LEVEL)
    text = *jalons_division_level (division) ? level_in_words (self, division) : NULL;
  else if (field == JALONS_DIVISION_MIXED)
    text = g_strdup (jalons_division_mixed (division) ? _ ("yes") : _ ("no"));
  else if (jalons_model_field (field)->kind == JALONS_KIND_LIST)
    text = g_strjoinv (", ", (char **) jalons_record_get_list (division, field));
  else
    text = jalons_record_to_stored (division, field);
  return text && *text ? g_steal_pointer (&text) : g_strdup ("—");
}

static void
add_details (JalonsStructurePlanner *self,
             JalonsImportLine *line,
             const JalonsDraft *draft,
             const JalonsDivision *now)
{
  static const JalonsFieldId fields[] = {
    JALONS_DIVISION_CODE,
    JALONS_DIVISION_LABEL,
    JALONS_DIVISION_LEVEL,
    JALONS_DIVISION_MIXED,
    JALONS_DIVISION_MEFS,
    JALONS_DIVISION_HEADCOUNT,
    JALONS_DIVISION_LEAD_TEACHERS,
  };

  for (unsigned i = 0; i < G_N_ELEMENTS (fields); i++)
    if (jalons_draft_has_changed (draft, fields[i]))
      {
        g_autofree char *before = field_in_words (self, jalons_draft_get_origin (draft), fields[i]);
        g_autofree char *after = field_in_words (self, now, fields[i]);
        /* Translators: the name of a field, its value before and after. */
        g_autofree char *detail = g_strdup_printf (_ ("%s: %s → %s"), jalons_field_label (fields[i]), before, after);

        jalons_strv_add (&line->details, detail);
      }
}

static void
add_guess (JalonsStructurePlanner *self,
           JalonsImportLine *line,
           const JalonsStructureDivision *division,
           const JalonsTold *told)
{
  const JalonsStructureMef *mef;
  g_autofree char *detail = NULL;

  if (!told->guessed || line->outcome == JALONS_IMPORT_UNCHANGED)
    return;
  mef = g_ptr_array_index (division->mefs, 0);
  detail = g_strdup_printf (_ ("The level was told by the label “%s” alone: check it."),
                            *mef->label ? mef->label : mef->short_label);
  jalons_strv_add (&line->details, detail);
}

/* The division that the class is now: the one whose code reads the same, else the one that was created under this code
 * and renamed since, unless the file has a class of its new code too. */
static JalonsDivision *
find_present (JalonsStructurePlanner *self,
              const char *key,
              const char *id)
{
  JalonsDivision *same = g_hash_table_lookup (self->by_key, key);
  JalonsDivision *renamed = jalons_dataset_lookup (self->dataset, JALONS_ENTITY_DIVISION, id);
  g_autofree char *new_key = NULL;

  if (same || renamed == NULL)
    return same;
  new_key = jalons_division_key (jalons_division_code (renamed));
  return g_hash_table_contains (self->in_file, new_key) ? NULL : renamed;
}

static JalonsDraft *
open_division (JalonsStructurePlanner *self,
               const JalonsStructureDivision *division,
               const char *key,
               const char *year_id)
{
  g_autofree char *id = jalons_division_make_id (self->plan->uai, self->plan->year, division->code);
  JalonsDivision *present = find_present (self, key, id);
  JalonsDraft *draft;

  if (present)
    return jalons_draft_edit (present);
  /* The id is that of a class that was renamed and is in the file by its new name: this one needs another. */
  if (jalons_dataset_lookup (self->dataset, JALONS_ENTITY_DIVISION, id))
    {
      g_autofree char *other = jalons_id_from ("division", id, "renamed", NULL);

      draft = jalons_draft_new (JALONS_ENTITY_DIVISION, other);
    }
  else
    draft = jalons_draft_new (JALONS_ENTITY_DIVISION, id);
  jalons_draft_set_text (draft, JALONS_DIVISION_YEAR, year_id);
  jalons_draft_set_number (draft, JALONS_DIVISION_OWED, JALONS_UNSET);
  return draft;
}

static void
refuse_twin (JalonsStructurePlanner *self,
             const JalonsStructureDivision *division)
{
  jalons_plan_add_line (self->plan, JALONS_IMPORT_REFUSED, JALONS_ENTITY_DIVISION, "", division->code,
                        _ ("The file has another class whose code differs only by spaces or capitals: give them "
                           "different codes in STS-Web."));
}

static void
plan_division (JalonsStructurePlanner *self,
               const JalonsStructureDivision *division,
               const char *year_id)
{
  g_autofree char *key = jalons_division_key (division->code);
  g_autoptr (JalonsDraft) draft = open_division (self, division, key, year_id);
  g_autoptr (JalonsDivision) now = NULL;
  g_autofree char *text = NULL;
  JalonsImportLine *line;
  JalonsTold told = { "" };

  if (!g_hash_table_add (self->taken, g_strdup (jalons_draft_get_id (draft))))
    {
      refuse_twin (self, division);
      return;
    }
  if (!is_level_settled (jalons_draft_get_origin (draft), division))
    told = jalons_planner_tell_level (self, division);
  fill_division (self, draft, division, &told);
  now = jalons_draft_build (draft);
  text = describe_division (self, now);
  line = jalons_plan_add_line (self->plan, jalons_plan_outcome (draft), JALONS_ENTITY_DIVISION, jalons_draft_get_id (draft),
                               division->code, text);
  if (line->outcome == JALONS_IMPORT_CHANGED)
    add_details (self, line, draft, now);
  add_guess (self, line, division, &told);
  jalons_plan_keep (self->plan, g_steal_pointer (&draft));
}

static int
compare_codes (gconstpointer a,
               gconstpointer b)
{
  return jalons_collate (jalons_division_code (*(JalonsDivision *const *) a),
                         jalons_division_code (*(JalonsDivision *const *) b));
}

static void
list_gone (JalonsStructurePlanner *self,
           GPtrArray *present)
{
  g_ptr_array_sort (present, compare_codes);
  for (unsigned i = 0; i < present->len; i++)
    {
      JalonsDivision *division = g_ptr_array_index (present, i);

      if (!g_hash_table_contains (self->taken, jalons_record_get_id (division)))
        jalons_plan_add_line (self->plan, JALONS_IMPORT_GONE, JALONS_ENTITY_DIVISION, jalons_record_get_id (division),
                              jalons_division_code (division), _ ("Not in the file; it stays as it is."));
    }
}

static void
collect_keys (JalonsStructurePlanner *self,
              GPtrArray *present)
{
  for (unsigned i = 0; i < present->len; i++)
    {
      JalonsDivision *division = g_ptr_array_index (present, i);

      g_hash_table_insert (self->by_key, jalons_division_key (jalons_division_code (division)), division);
    }
  for (unsigned i = 0; i < self->structure->divisions->len; i++)
    {
      const JalonsStructureDivision *division = g_ptr_array_index (self->structure->divisions, i);

      g_hash_table_add (self->in_file, jalons_division_key (division->code));
    }
}

static void
plan_divisions (JalonsStructurePlanner *self,
                const char *year_id)
{
  g_autoptr (GPtrArray) present = jalons_dataset_referring (self->dataset, JALONS_DIVISION_YEAR, year_id);

  collect_keys (self, present);
  for (unsigned i = 0; i < self->structure->divisions->len; i++)
    plan_division (self, g_ptr_array_index (self->structure->divisions, i), year_id);
  list_gone (self, present);
}

static void
copy_warnings (JalonsStructurePlanner *self)
{
  for (unsigned i = 0; i < self->structure->warnings->len; i++)
    g_ptr_array_add (self->plan->warnings, g_strdup (g_ptr_array_index (self->structure->warnings, i)));
}

static void
plan_all (JalonsStructurePlanner *self,
          const char *open_uai,
          int open_year)
{
  g_autofree char *year_id = NULL;

  g_free (self->plan->uai);
  self->plan->uai = jalons_planner_choose_school (self, open_uai);
  self->plan->year = jalons_planner_choose_year (self, open_year);
  if (*self->plan->uai == '\0' || self->plan->year == 0 || !jalons_plan_is_answered (self->plan))
    return;
  jalons_planner_add_school (self);
  year_id = jalons_planner_add_year (self);
  plan_divisions (self, year_id);
}

/* A gesture, named in the infinitive; before the year is known, the planner's label serves. */
static char *
make_label (int year)
{
  g_autofree char *words = year != 0 ? jalons_format_school_year (year) : NULL;

  /* Translators: a gesture, named in the infinitive; %s is a school year. */
  return words != NULL ? g_strdup_printf (_ ("Import the classes of %s"), words) : NULL;
}

/* What is imported, and into which school and year when nothing else says. */
typedef struct
{
  JalonsStructure *structure;
  char *open_uai;
  int open_year;
} Source;

static void
source_free (gpointer data)
{
  Source *source = data;

  jalons_structure_unref (source->structure);
  g_free (source->open_uai);
  g_free (source);
}

/* Without drafts and lines while the school or the year is in question. */
static JalonsPlan *
plan_source (gpointer data,
             JalonsDataset *dataset,
             GHashTable *answers)
{
  const Source *source = data;
  JalonsStructurePlanner self = {
    .plan = jalons_plan_new (),
    .structure = source->structure,
    .dataset = dataset,
    .answers = answers,
    .by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .in_file = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };

  self.plan->counted = JALONS_ENTITY_DIVISION;
  copy_warnings (&self);
  plan_all (&self, source->open_uai, source->open_year);
  self.plan->label = make_label (self.plan->year);
  g_hash_table_unref (self.by_key);
  g_hash_table_unref (self.in_file);
  g_hash_table_unref (self.taken);
  return self.plan;
}

/**
 * jalons_import_new_structure:
 * @structure: what a reader gave
 * @dataset: the data as they are, with every year that the file could be imported into; it is only read, and only
 *   here and in jalons_import_answer()
 * @open_uai: (nullable): the UAI of the school that is open in the window, or of the command line's --school
 * @open_year: the school year that is open, or 0
 *
 * Without an open school, a file is imported into the school that it names; a file that names none goes to the only
 * school that there is. When several structures are imported, write the drafts of one before planning the next.
 *
 * Returns: (transfer full): the import, whose questions are still to be answered
 */
JalonsImport *
jalons_import_new_structure (JalonsStructure *structure,
                             JalonsDataset *dataset,
                             const char *open_uai,
                             int open_year)
{
  static const JalonsImportPlanner planner = { plan_source, NULL, source_free, N_ ("Import data"), NULL };
  Source *source = g_new0 (Source, 1);

  source->structure = jalons_structure_ref (structure);
  source->open_uai = g_ascii_strup (open_uai ? open_uai : "", -1);
  source->open_year = open_year;
  return jalons_import_new_planned (&planner, source, dataset);
}

/* The years that a cohort spends in other schools, in the manifest of a frozen copy.
 * Invariant: it is figures of levels, and the names of schools; of what is no such thing nothing is taken.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * "onward" is an array of objects: "voie" "general" or "vocational"; "level", its code; "start" 2027 for 2027-2028; "like",
 * the year that stands for it, or none; "school", its id, and "name"; "basis" "nothing", "intended" or "planned"; "owed" and
 * "planned", minutes for a pupil: the least, the mean and the most, "owed" only when it is known; "intended", minutes. */

#include <string.h>

#include "exchange/carried-private.h"
#include "exchange/json-check.h"

/* A cohort has some ten years ahead of it, on four paths. */
#define MOST_YEARS 200

/* Of a year, and of the minutes of one. */
#define MOST 1000000

static const char *const voies[] = { "general", "vocational" };
static const char *const bases[] = { "nothing", "intended", "planned" };

/* Writing */

static void
add_word (JsonBuilder *builder,
          const char *key,
          const char *word)
{
  json_builder_set_member_name (builder, key);
  json_builder_add_string_value (builder, word);
}

static void
add_number (JsonBuilder *builder,
            const char *key,
            int number)
{
  json_builder_set_member_name (builder, key);
  json_builder_add_int_value (builder, number);
}

static void
add_spread (JsonBuilder *builder,
            const char *key,
            const JalonsSpread *spread)
{
  json_builder_set_member_name (builder, key);
  json_builder_begin_array (builder);
  json_builder_add_int_value (builder, spread->low);
  json_builder_add_int_value (builder, spread->mean);
  json_builder_add_int_value (builder, spread->high);
  json_builder_end_array (builder);
}

static void
add_year (JsonBuilder *builder,
          const JalonsOnwardYear *year)
{
  json_builder_begin_object (builder);
  add_word (builder, "voie", voies[year->voie]);
  add_word (builder, "level", year->level);
  add_number (builder, "start", year->start);
  if (year->like != JALONS_UNSET)
    add_number (builder, "like", year->like);
  add_word (builder, "school", jalons_record_get_id (year->school));
  add_word (builder, "name", jalons_school_name (year->school));
  add_word (builder, "basis", bases[year->basis]);
  if (year->owed.mean != JALONS_UNSET)
    add_spread (builder, "owed", &year->owed);
  add_spread (builder, "planned", &year->planned);
  add_number (builder, "intended", year->intended);
  json_builder_end_object (builder);
}

void
jalons_carried_write_onward (JsonBuilder *builder,
                             const JalonsOnward *onward)
{
  json_builder_set_member_name (builder, "onward");
  json_builder_begin_array (builder);
  for (guint i = 0; i < onward->kept->len; i++)
    add_year (builder, onward->kept->pdata[i]);
  json_builder_end_array (builder);
}

/* Reading */

static const char *
get_word (JsonObject *object,
          const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && jalons_json_is_string (node) ? json_node_get_string (node) : "";
}

static int
get_choice (JsonObject *object,
            const char *key,
            const char *const *words,
            int n_words)
{
  for (int i = 0; i < n_words; i++)
    if (g_str_equal (get_word (object, key), words[i]))
      return i;
  return -1;
}

static int
number_of (JsonNode *node)
{
  gint64 number = node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64
                    ? json_node_get_int (node)
                    : JALONS_UNSET;

  return number >= 0 && number <= MOST ? (int) number : JALONS_UNSET;
}

static JalonsSpread
get_spread (JsonObject *object,
            const char *key)
{
  JsonNode *node = json_object_get_member (object, key);
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array == NULL || json_array_get_length (array) != 3)
    return (JalonsSpread){ JALONS_UNSET, JALONS_UNSET, JALONS_UNSET };
  return (JalonsSpread){ number_of (json_array_get_element (array, 0)), number_of (json_array_get_element (array, 1)),
                         number_of (json_array_get_element (array, 2)) };
}

static JalonsOnwardYear *
read_year (JsonObject *object)
{
  int voie = get_choice (object, "voie", voies, G_N_ELEMENTS (voies));
  int basis = get_choice (object, "basis", bases, G_N_ELEMENTS (bases));
  int start = number_of (json_object_get_member (object, "start"));
  g_autoptr (JalonsDraft) draft = NULL;
  g_autoptr (JalonsSchool) school = NULL;
  JalonsOnwardYear *year;

  if (voie < 0 || basis < 0 || start == JALONS_UNSET || *get_word (object, "level") == '\0')
    return NULL;
  draft = jalons_draft_new (JALONS_ENTITY_SCHOOL, get_word (object, "school"));
  jalons_draft_set_text (draft, JALONS_SCHOOL_NAME, get_word (object, "name"));
  school = jalons_draft_build (draft);
  year = jalons_onward_year_new ((JalonsVoie) voie, get_word (object, "level"), start, school);
  year->basis = (JalonsBasis) basis;
  year->like = number_of (json_object_get_member (object, "like"));
  year->owed = get_spread (object, "owed");
  year->planned = get_spread (object, "planned");
  year->intended = MAX (number_of (json_object_get_member (object, "intended")), 0);
  return year;
}

/**
 * jalons_carried_read_onward:
 * @onward: gets the years that @manifest has
 */
void
jalons_carried_read_onward (JsonObject *manifest,
                            JalonsOnward *onward)
{
  JsonNode *node = json_object_get_member (manifest, "onward");
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < MIN (json_array_get_length (array), MOST_YEARS); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      JalonsOnwardYear *year = JSON_NODE_HOLDS_OBJECT (element) ? read_year (json_node_get_object (element)) : NULL;

      if (year != NULL)
        g_ptr_array_add (onward->kept, year);
    }
}

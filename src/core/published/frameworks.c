/* Axes and competences, from data/reference/frameworks.ini.
 * Invariant: read once, never changed and never freed; the first framework of each kind is the default.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/published/frameworks.h"

#include <string.h>

#include "core/published/bundled.h"

#define N_KINDS 2

static const char *const kind_prefixes[N_KINDS] = {
  [JALONS_FRAMEWORK_AXES] = "axes ",
  [JALONS_FRAMEWORK_COMPETENCES] = "competences ",
};

typedef struct
{
  GArray *frameworks[N_KINDS]; /* of JalonsFramework */
  GPtrArray *items[N_KINDS];   /* of GArray of JalonsAxis or JalonsCompetence, one a framework */
} Frameworks;

static char *
read_label (GKeyFile *file,
            const char *group,
            const char *key)
{
  char *label = jalons_bundled_dup_string (file, group, key);

  if (*label == '\0')
    g_error ("frameworks.ini: [%s]: %s is missing", group, key);
  return label;
}

static GArray *
read_axes (GKeyFile *file,
           const char *framework,
           const char *group)
{
  GArray *axes = g_array_new (FALSE, FALSE, sizeof (JalonsAxis));
  g_auto (GStrv) codes = g_key_file_get_string_list (file, group, "codes", NULL, NULL);

  for (char **code = codes; code && *code; code++)
    {
      g_autofree char *axis_group = g_strdup_printf ("axis %s %s", framework, *code);
      JalonsAxis axis;

      axis.code = g_intern_string (*code);
      axis.letter = read_label (file, axis_group, "letter");
      axis.label = read_label (file, axis_group, "label");
      axis.short_label = read_label (file, axis_group, "short");
      axis.colour = read_label (file, axis_group, "colour");
      g_array_append_val (axes, axis);
    }
  return axes;
}

static void
read_family (GKeyFile *file,
             const char *framework,
             const char *family,
             GArray *competences)
{
  g_autofree char *group = g_strdup_printf ("family %s %s", framework, family);
  g_autofree char *labels = g_strdup_printf ("labels %s", framework);
  g_auto (GStrv) codes = g_key_file_get_string_list (file, group, "codes", NULL, NULL);
  const char *family_label = read_label (file, group, "label");

  for (char **code = codes; code && *code; code++)
    {
      JalonsCompetence competence;

      competence.code = g_intern_string (*code);
      competence.label = read_label (file, labels, *code);
      competence.family = g_intern_string (family);
      competence.family_label = family_label;
      g_array_append_val (competences, competence);
    }
}

static GArray *
read_competences (GKeyFile *file,
                  const char *framework,
                  const char *group)
{
  GArray *competences = g_array_new (FALSE, FALSE, sizeof (JalonsCompetence));
  g_auto (GStrv) families = g_key_file_get_string_list (file, group, "families", NULL, NULL);

  for (char **family = families; family && *family; family++)
    read_family (file, framework, *family, competences);
  return competences;
}

static void
read_framework (Frameworks *all,
                GKeyFile *file,
                JalonsFrameworkKind kind,
                const char *group)
{
  JalonsFramework framework = { .kind = kind };

  framework.code = g_intern_string (group + strlen (kind_prefixes[kind]));
  framework.title = read_label (file, group, "title");
  framework.source = read_label (file, group, "source");
  g_array_append_val (all->frameworks[kind], framework);
  g_ptr_array_add (all->items[kind], kind == JALONS_FRAMEWORK_AXES
                                       ? read_axes (file, framework.code, group)
                                       : read_competences (file, framework.code, group));
}

static Frameworks *
frameworks_load (void)
{
  Frameworks *all = g_new0 (Frameworks, 1);
  g_autoptr (GKeyFile) file = jalons_bundled_load ("frameworks.ini");
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  for (int kind = 0; kind < N_KINDS; kind++)
    {
      all->frameworks[kind] = g_array_new (FALSE, FALSE, sizeof (JalonsFramework));
      all->items[kind] = g_ptr_array_new ();
      for (char **group = groups; *group; group++)
        if (g_str_has_prefix (*group, kind_prefixes[kind]))
          read_framework (all, file, (JalonsFrameworkKind) kind, *group);
    }
  return all;
}

static const Frameworks *
frameworks_get (void)
{
  static Frameworks *all;

  if (g_once_init_enter (&all))
    g_once_init_leave (&all, frameworks_load ());
  return all;
}

/**
 * jalons_frameworks_list:
 * @kind: axes or competences
 * @n_frameworks: (out): how many
 *
 * Returns: (array length=n_frameworks) (transfer none): the frameworks of that kind, the default one first
 */
const JalonsFramework *
jalons_frameworks_list (JalonsFrameworkKind kind,
                        gsize *n_frameworks)
{
  const Frameworks *all = frameworks_get ();

  *n_frameworks = all->frameworks[kind]->len;
  return (const JalonsFramework *) (const void *) all->frameworks[kind]->data;
}

/**
 * jalons_framework_lookup:
 * @kind: axes or competences
 * @framework: (nullable): its code; %NULL and "" are the default one
 *
 * Returns: (nullable) (transfer none): the framework, or %NULL when there is none of that code
 */
const JalonsFramework *
jalons_framework_lookup (JalonsFrameworkKind kind,
                         const char *framework)
{
  gsize n;
  const JalonsFramework *list = jalons_frameworks_list (kind, &n);

  if (framework == NULL || *framework == '\0')
    return &list[0];
  for (gsize i = 0; i < n; i++)
    if (g_str_equal (list[i].code, framework))
      return &list[i];
  return NULL;
}

/* The axes or competences of a framework; none for one that is not known. */
static const void *
items_of (JalonsFrameworkKind kind,
          const char *framework,
          gsize *n_items)
{
  gsize n;
  const JalonsFramework *list = jalons_frameworks_list (kind, &n);
  const JalonsFramework *found = jalons_framework_lookup (kind, framework);
  GArray *items;

  *n_items = 0;
  if (found == NULL)
    return NULL;
  items = g_ptr_array_index (frameworks_get ()->items[kind], found - list);
  *n_items = items->len;
  return items->data;
}

/**
 * jalons_axes_list:
 * @framework: (nullable): its code; %NULL and "" are the default one, the three axes
 * @n_axes: (out): how many; 0 for a framework that is not known
 *
 * Returns: (array length=n_axes) (transfer none): its axes in their order
 */
const JalonsAxis *
jalons_axes_list (const char *framework,
                  gsize *n_axes)
{
  return items_of (JALONS_FRAMEWORK_AXES, framework, n_axes);
}

/**
 * jalons_axis_lookup:
 * @framework: (nullable): its code; %NULL and "" are the default one
 * @code: (nullable): "monde"
 *
 * Returns: (nullable) (transfer none): the axis, or %NULL
 */
const JalonsAxis *
jalons_axis_lookup (const char *framework,
                    const char *code)
{
  gsize n;
  const JalonsAxis *axes = jalons_axes_list (framework, &n);

  for (gsize i = 0; i < n; i++)
    if (g_strcmp0 (axes[i].code, code) == 0)
      return &axes[i];
  return NULL;
}

/**
 * jalons_competences_list:
 * @framework: (nullable): its code; %NULL and "" are the default one, the fifteen "compétences à s'orienter"
 * @n_competences: (out): how many; 0 for a framework that is not known
 *
 * Returns: (array length=n_competences) (transfer none): its competences, family by family
 */
const JalonsCompetence *
jalons_competences_list (const char *framework,
                         gsize *n_competences)
{
  return items_of (JALONS_FRAMEWORK_COMPETENCES, framework, n_competences);
}

/**
 * jalons_competence_lookup:
 * @framework: (nullable): its code; %NULL and "" are the default one
 * @code: (nullable): "6"
 *
 * Returns: (nullable) (transfer none): the competence, or %NULL
 */
const JalonsCompetence *
jalons_competence_lookup (const char *framework,
                          const char *code)
{
  gsize n;
  const JalonsCompetence *competences = jalons_competences_list (framework, &n);

  for (gsize i = 0; i < n; i++)
    if (g_strcmp0 (competences[i].code, code) == 0)
      return &competences[i];
  return NULL;
}

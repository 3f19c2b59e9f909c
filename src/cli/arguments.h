/* The words of a command line, parted into options and the rest.
 * Invariant: an option that the command does not take is an error (G_OPTION_ERROR), never silently left out.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JalonsOption:
 * @name: "school", written --school
 * @value: (nullable): what it takes, to be translated (N_("UAI")); %NULL for an option without a value
 * @help: one line, to be translated
 */
typedef struct
{
  const char *name;
  const char *value;
  const char *help;
} JalonsOption;

typedef struct _JalonsArguments JalonsArguments;

const JalonsOption *jalons_option_find     (const char *name);

JalonsArguments    *jalons_arguments_parse (const char *const *accepted, const char *const *words, GError **error);
void                jalons_arguments_free  (JalonsArguments *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsArguments, jalons_arguments_free)

const char *const  *jalons_arguments_words (JalonsArguments *self);
gboolean            jalons_arguments_has   (JalonsArguments *self, const char *option);
const char         *jalons_arguments_value (JalonsArguments *self, const char *option);
const char *const  *jalons_arguments_list  (JalonsArguments *self, const char *option);

G_END_DECLS

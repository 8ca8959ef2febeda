//! What the rule of a filter should have where it cannot be read.

use crate::words::sentence::Sentence;

macro_rules! sentences {
    ($($name:ident = $en:literal, $ja:literal;)*) => {
        $(pub(crate) static $name: Sentence = Sentence::new($en, $ja);)*
        /// Every sentence, for the tests that walk them.
        #[cfg(test)]
        pub(crate) static ALL: &[&Sentence] = &[$(&$name),*];
    };
}

sentences! {
    LENGTH = "a rule of at most 3072 characters", "3072 文字以内の規則";
    CONNECTIVE = "-and, -or, or the end of the rule", "-and、-or、または規則の終わり";
    QUOTATION_MARK = "a closing quotation mark", "閉じる引用符";
    NESTING = "fewer parentheses in one another", "入れ子の少ないかっこ";
    PARENTHESIS = "a closing parenthesis", "閉じかっこ";
    PROPERTY = "a property, such as device.trustType", "device.trustType などのプロパティ";
    ATTRIBUTE = "an attribute, such as CustomSecurityAttribute.Set_Name", "CustomSecurityAttribute.Set_Name などの属性";
    OPERATOR = "an operator, such as -eq", "-eq などの演算子";
    BRACKET = "a comma or a closing bracket", "コンマまたは閉じ角かっこ";
    FILLED_IN = "a value in the place of the variable", "変数ではなく値";
    LISTED_VALUE = "a value in quotation marks (null is a value behind -eq and -ne alone)", "引用符で囲んだ値 (null は -eq と -ne の後でだけ使用できます)";
    VALUE = "a value in quotation marks, True, False or null", "引用符で囲んだ値、True、False、または null";
}
